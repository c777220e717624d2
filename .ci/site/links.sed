# Pages of Markdown become pages of HTML.
s|href="\([^":]*\)Sources/Lanes/Lanes\.docc/\([^"/]*\)\.md"|href="\1docs/documentation/lanes/\L\2/"|g
s|href="\([^":]*\)README\.md\(["#]\)|href="\1index.html\2|g
s|href="\([^":]*\)\.md\(["#]\)|href="\1.html\2|g
s|href="\([^":]*\)LICENSE"|href="\1LICENSE.txt"|g
s|href="\([^":]*\)reports/"|href="\1reports/index.html"|g
# GitHub's alerts, which cmark-gfm knows as quotations.
/<blockquote>/{
  N
  s|<blockquote>\n<p>\[!\([A-Z]\)\([A-Z]*\)\]|<blockquote class="alert">\n<p><strong>\1\L\2</strong><br>|
}

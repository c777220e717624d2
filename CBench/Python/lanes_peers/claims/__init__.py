"""NumPy's side of the claims: a module for each question, a function for each operation of its cases."""

from lanes_peers.claims import element_size

questions = {
    "element-size": element_size.operations,
}

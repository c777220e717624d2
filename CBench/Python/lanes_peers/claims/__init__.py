"""NumPy's side of the claims: a module for each question, a function for each operation of its cases."""

from lanes_peers.claims import copy_cost, element_size, strides

questions = {
    "element-size": element_size.operations,
    "copy-cost": copy_cost.operations,
    "strides": strides.operations,
from lanes_peers.claims import element_size, fragmentation, fresh_memory, release, reuse, threads

questions = {
    "element-size": element_size.operations,
    "release": release.operations,
    "fragmentation": fragmentation.operations,
    "reuse": reuse.operations,
    "fresh-memory": fresh_memory.operations,
    "threads": threads.operations,
from lanes_peers.claims import broadcasting, element_size, in_place, loop_vector, masks

questions = {
    "element-size": element_size.operations,
    "in-place": in_place.operations,
    "broadcasting": broadcasting.operations,
    "loop-vector": loop_vector.operations,
    "masks": masks.operations,
from lanes_peers.claims import alignment, element_size, sums
from lanes_peers.claims import alignment, any_all, element_size, sums

questions = {
    "element-size": element_size.operations,
    "alignment": alignment.operations,
    "sums": sums.operations,
    "any-all": any_all.operations,
from lanes_peers.claims import element_size, files, sparse

questions = {
    "element-size": element_size.operations,
    "files": files.operations,
    "sparse": sparse.operations,
}

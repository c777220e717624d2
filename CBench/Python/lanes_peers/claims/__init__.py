"""NumPy's side of the claims: a module for each question, a function for each operation of its cases."""

from lanes_peers.claims import copy_cost, element_size, strides

questions = {
    "element-size": element_size.operations,
    "copy-cost": copy_cost.operations,
    "strides": strides.operations,
}

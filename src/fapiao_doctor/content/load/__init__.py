"""Nodes to model values, with a file:line:column trail; the first wrong shape in a file is an error."""

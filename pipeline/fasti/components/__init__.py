"""The spaCy components of the road, one a module; each is a factory that any pipeline may add.

They hand their findings on through Doc extensions (`doc._.fasti_*`), whose types stand in `layers`.
"""

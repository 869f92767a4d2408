"""One happening in several documents: which events are linked, what they say together, and where they disagree.

Why not a library of record linkage. Splink (5.0) was weighed: Fellegi and Sunter's model over DuckDB. It estimates the
weight of each agreement from the records at hand, so that a new document would change old links, and it needs many
records to do so; fasti must give the same links for two documents as for two thousand. Its comparisons are levels of
scalar columns, and it advises against columns that follow from each other; ours are sets of names, days with open ends
and the roles between them, where place, sides and date of a battle do follow from each other. It decides by a sum, in
which many weak agreements make a strong one; precision asks for rules (*a place and a day*) that can be read and
explained in words. Its clusters are connected components or best links with ties broken at will; here an event that
fits two is left alone. And it brings DuckDB, Arrow and sqlglot to what is otherwise a few hundred lines. What we do
take from that field: blocking, sorted neighbourhoods, and at most one event of each document in a cluster.
"""

from fasti.resolve.across.canonical import unite_documents
from fasti.resolve.across.grouping import Grouping, group
from fasti.resolve.across.link import Linking, link_events
from fasti.resolve.across.profile import Profile, make_profile
from fasti.resolve.across.vocabulary import Vocabulary, build_vocabulary, load_vocabulary

__all__ = [
    "Grouping",
    "Linking",
    "Profile",
    "Vocabulary",
    "build_vocabulary",
    "group",
    "link_events",
    "load_vocabulary",
    "make_profile",
    "unite_documents",
]

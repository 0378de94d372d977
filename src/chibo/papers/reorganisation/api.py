"""The door of the papers of a reorganisation."""

from chibo.papers.reorganisation.annex import AnnexRow, BalanceRow, write_annex
from chibo.papers.reorganisation.handover import EndedUnit, Thing, write_handover
from chibo.papers.reorganisation.layout import Heading

__all__ = ["AnnexRow", "BalanceRow", "EndedUnit", "Heading", "Thing", "write_annex", "write_handover"]

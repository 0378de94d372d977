"""Give the pages of the desk their addresses."""

from django.urls import path

from chibo.desk.web import export, home, member, members, search, tree, units

app_name = "desk"
urlpatterns = [
    path("", home.show, name="home"),
    path("units/", tree.show, name="tree"),
    path("units/<uuid:unit>/", units.overview, name="unit"),
    path("units/<uuid:unit>/branch/", tree.branch, name="branch"),
    path("units/<uuid:unit>/units/", units.below, name="units_below"),
    path("units/<uuid:unit>/members/", members.of_unit, name="unit_members"),
    path("units/<uuid:unit>/members.xlsx", export.members, name="unit_members_export"),
    path("units/<uuid:unit>/history/", units.history, name="unit_history"),
    path("members/", members.of_current_unit, name="members"),
    path("members/<uuid:member>/", member.show, name="member"),
    path("members/<uuid:member>/identifiers/", member.identifiers, name="identifiers"),
    path("search/", search.show, name="search"),
]

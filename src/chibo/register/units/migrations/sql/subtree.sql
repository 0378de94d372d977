-- What stands in a unit on a day, itself among it, with how many steps lie between. What `units_ancestry` says of that day,
-- but each side is asked for the day by itself: the days that both have in common need not be worked out for every one of
-- thousands of units. Called by its plain name it reads, like every table, what is known now or what was known then.

CREATE FUNCTION units_subtree(top bigint, day date) RETURNS TABLE (unit_id bigint, depth smallint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT id, 0::smallint FROM units_unit WHERE id = top AND valid_during @> day
    UNION ALL
    SELECT placed.unit_id, (above.depth + 1)::smallint
      FROM units_branch above
      JOIN units_placement placed ON placed.parent_id = above.unit_id AND placed.valid_during @> day
     WHERE above.ancestor_id = top AND above.valid_during @> day
$$;

CREATE FUNCTION known.units_subtree(top bigint, day date) RETURNS TABLE (unit_id bigint, depth smallint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT ancestry.unit_id, ancestry.depth FROM units_ancestry ancestry
     WHERE ancestry.ancestor_id = top AND ancestry.valid_during @> day
$$;

-- Compare and order Vietnamese text inside the database, for generated columns and indexes.
--
-- `chibo.kernel.texts` says the same in Python, and a test holds the two equal. To change one is to change both, and
-- to fill every generated column and index anew. Text is decomposed first, so that a letter, its mark and its tone
-- are three characters and the lists below stay short: translate() looks each character up from the left.

-- Without case, tones and the marks of letters: equal where people would look for it.
CREATE FUNCTION vietnamese_fold(given text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN btrim(regexp_replace(translate(
        lower(normalize(given, NFD) COLLATE pg_c_utf8),
        E'đðɖƀ’‘ʼ–—‑−\t\n\r\u00a0\u2002\u2003\u2007\u2009\u202f\u3000'
            || E'\u0300\u0309\u0303\u0301\u0323\u0306\u0302\u031b\u0304\u0307\u0308\u030a\u030c\u0327'
            || E'\u00ad\u200b\u200c\u200d\u2060\ufeff',
        'dddb''''''----          '), ' {2,}', ' ', 'g'), ' ');

-- The key of a name, to be compared under COLLATE "C": the given name, which stands last, then the other words; of
-- each the letters first (a ă â b c d đ e ê …: a mark is a sign above all letters) and the tones after them (1 to 5
-- for huyền, hỏi, ngã, sắc, nặng, wherever in the word they are written: hoà and hòa are one).
-- PL/pgSQL, because a function of one expression would work the words out anew at each place that names them.
CREATE FUNCTION vietnamese_sort_key(name text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    marks CONSTANT text := E'\u0306\u0302\u031b\u0300\u0309\u0303\u0301\u0323';
    tones CONSTANT text := E'\u0300\u0309\u0303\u0301\u0323\u0306\u0302\u031bnhgtiacoumlyđrpsdvkqbxefjwz';
    words CONSTANT text := btrim(regexp_replace(translate(
        lower(normalize(name, NFD) COLLATE pg_c_utf8),
        E'ðɖ\t\n\r\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\u00ad\u200b\u200c\u200d\u2060\ufeff',
        'đđ          '), ' {2,}', ' ', 'g'), ' ');
    given CONSTANT text := split_part(words, ' ', -1);
    others CONSTANT text := rtrim(left(words, -length(given)), ' ');
BEGIN
    RETURN translate(replace(given, 'đ', 'd{'), marks, '{|}') || E'\t' || translate(given, tones, '12345') || E'\t'
        || translate(replace(others, 'đ', 'd{'), marks, '{|}') || E'\t' || translate(others, tones, '12345');
END $$;

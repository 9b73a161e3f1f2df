-- How a search begins goes by how many articles are expected to have its words. Of its thousand words the sample knew none
-- that fewer than one article in ten has; of three thousand it knows those of one in seventy.
alter table edition_search alter column fts set statistics 300;

-- The sample takes words for unrelated and says one article in two hundred of a word that it does not know; the vocabulary
-- has counted each word, but not those that only share its stem. Words of a query often meet: between both is the better guess.
create function search_expected(query text, words text[]) returns float8 language plpgsql as $$
declare
    expected float8 := search_expected(query);
begin
    return sqrt(expected * greatest(expected, (select min(v.articles) from search_vocabulary v where v.word = any (words))));
end $$;

using ContentApi.Domain.Searching;
using Npgsql;
using NpgsqlTypes;

namespace ContentApi.Benchmarks.Search;

/// <summary>Loads articles in bulk, the newest first, each so much older than the one before.</summary>
internal static class SearchCorpus
{
    public static async Task LoadAsync(string connectionString, IEnumerable<NewsText> texts, TimeSpan apart)
    {
        await using var database = NpgsqlDataSource.Create(connectionString + ";Command Timeout=3600");
        await using var connection = await database.OpenConnectionAsync();
        await ExecuteAsync(connection, "create temporary table made (n int, title text, summary text, body text, words text[], at timestamptz, id uuid default gen_random_uuid(), content_id uuid default gen_random_uuid())");
        var vocabulary = new Dictionary<string, int>(StringComparer.Ordinal);
        await using (var copy = await connection.BeginBinaryImportAsync("copy made (n, title, summary, body, words, at) from stdin (format binary)"))
        {
            var (n, at) = (0, DateTime.UtcNow);
            foreach (var text in texts)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(++n, NpgsqlDbType.Integer);
                await copy.WriteAsync(text.Title, NpgsqlDbType.Text);
                await copy.WriteAsync(text.Summary ?? "", NpgsqlDbType.Text);
                await copy.WriteAsync(text.Body, NpgsqlDbType.Text);
                await copy.WriteAsync(new[] { IndexedText.Of(text.Title), IndexedText.Of(text.Summary ?? text.Body[..Math.Min(280, text.Body.Length)]), IndexedText.Of(text.Body) }, NpgsqlDbType.Array | NpgsqlDbType.Text);
                await copy.WriteAsync(at -= apart, NpgsqlDbType.TimestampTz);
                foreach (var word in Vocabulary.Of(text.Title, text.Summary ?? "", text.Body))
                    vocabulary[word] = vocabulary.GetValueOrDefault(word) + 1;
            }

            await copy.CompleteAsync();
        }

        await ExecuteAsync(connection,
            """
            insert into sources (id, number, version, slug, name, name_key, homepage_url, ingest, text_policy, created_at, updated_at)
            select gen_random_uuid(), nextval('term_numbers'), 1, 'source-' || n, 'Source ' || n, 'source ' || n, 'https://example.org', 0, 0, now(), now() from generate_series(0, 19) n;
            insert into terms (id, kind, slug, name, name_key, version) values (gen_random_uuid(), 4, 'en', 'en', 'en', 1);
            alter table editions disable trigger user;
            drop index ix_edition_search_fts, ix_edition_search_head;
            insert into contents (id, article_id, slug, source_id, title, summary, excerpt, body_html, body_format, word_count, authors, tags, language, comments_open, saved_at, saved_by)
            select m.content_id, m.id, 'article-' || n, s.id, title, summary, summary, '<p>' || replace(replace(body, '&', '&amp;'), '<', '&lt;') || '</p>', 0, 450, '{}', '{}', 'en', true, at, m.id
            from made m join sources s on s.slug = 'source-' || n % 20;
            insert into articles (id, version, source_id, newest_content_id, created_at, created_by, first_published_at, corrections)
            select m.id, 1, s.id, content_id, at, m.id, at, '[]' from made m join sources s on s.slug = 'source-' || n % 20;
            insert into slugs (slug, article_id, seen_by_readers) select 'article-' || n, id, true from made;
            insert into editions (article_id, version, content_id, slug, source_id, source_number, title, title_key, summary, excerpt, language, tags, authors, terms, corrections,
                word_count, comments_open, created_at, published_at, first_published_at, updated_at, live_from, listed, retired, announced, stamp)
            select m.id, 1, content_id, 'article-' || n, s.id, s.number, title, lower(title), summary, summary, 'en', '[]', '[]', array[s.number, t.number], '[]', 450, true, at, at, at, at, at, true, false, true, n
            from made m join sources s on s.slug = 'source-' || n % 20 join terms t on t.kind = 4;
            insert into edition_terms select t, published_at, updated_at, article_id, version from editions, unnest(terms) t;
            insert into term_deltas select t, count(*) from editions, unnest(terms) t group by t;
            insert into edition_search
            select m.id, 1, e.source_number, at, at, at, null, null, e.terms, v.head, v.fts
            from made m join editions e on e.article_id = m.id cross join lateral search_vectors('en', m.words, search_lexemes(e.terms, at, at)) v;
            create index ix_edition_search_fts on edition_search using gin (fts) with (fastupdate = off);
            create index ix_edition_search_head on edition_search using gin (head) with (fastupdate = off);
            alter table editions enable trigger user;
            select fold_term_deltas();
            """);
        await using (var learn = new NpgsqlCommand("insert into search_vocabulary select * from unnest($1, $2)", connection) { Parameters = { new() { Value = vocabulary.Keys.ToArray() }, new() { Value = vocabulary.Values.ToArray() } } })
            await learn.ExecuteNonQueryAsync();
        await ExecuteAsync(connection, "vacuum analyze");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

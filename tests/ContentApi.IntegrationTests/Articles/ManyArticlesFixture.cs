using ContentApi.IntegrationTests.Support;

namespace ContentApi.IntegrationTests.Articles;

/// <summary>
/// A hundred thousand articles over eight years, one every 42 minutes: twenty sources, five sections, tags from one in
/// two to one in a thousand, and a tag, a section and a source that only old articles have.
/// </summary>
public sealed class ManyArticlesFixture : OwnContentApiFixture, Xunit.IAsyncLifetime
{
    public const int Articles = 100_000;

    async ValueTask Xunit.IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await ExecuteAsync(
            """
            insert into sources (id, number, version, slug, name, name_key, homepage_url, ingest, text_policy, created_at, updated_at)
            select gen_random_uuid(), nextval('term_numbers'), 1, 'source-' || n, 'Source ' || n, 'source ' || n, 'https://example.org', 0, 0, now(), now()
            from generate_series(1, 20) n;
            insert into sources (id, number, version, slug, name, name_key, homepage_url, ingest, text_policy, created_at, updated_at)
            values (gen_random_uuid(), nextval('term_numbers'), 1, 'old-source', 'Old source', 'old source', 'https://example.org', 0, 0, now(), now());
            insert into terms (id, kind, slug, name, name_key, version)
            select gen_random_uuid(), kind, prefix || n, prefix || n, prefix || n, 1
            from (values (1, 'tag-', 10), (2, 'section-', 5), (3, 'author-', 200)) k (kind, prefix, most), generate_series(1, most) n;
            insert into terms (id, kind, slug, name, name_key, version)
            values (gen_random_uuid(), 1, 'old-tag', 'old tag', 'old tag', 1), (gen_random_uuid(), 2, 'old-section', 'old section', 'old section', 1),
                   (gen_random_uuid(), 4, 'en', 'en', 'en', 1), (gen_random_uuid(), 4, 'ja', 'ja', 'ja', 1);

            create temporary table made as
            select n, gen_random_uuid() as id, gen_random_uuid() as content_id,
                   (select s.id from sources s where s.slug = case when n > 85000 and n % 10 = 0 then 'old-source' else 'source-' || (1 + n % 20) end) as source_id,
                   now() - n * interval '42 minutes' as at
            from generate_series(1, 100000) n;
            insert into contents (id, article_id, slug, source_id, title, excerpt, body_html, body_format, word_count, authors, tags, comments_open, saved_at, saved_by)
            select content_id, id, 'article-' || n, source_id, 'Article ' || n, '', '<p>Text</p>', 0, 1, '{}', '{}', true, at, id from made;
            insert into articles (id, version, source_id, newest_content_id, created_at, created_by, first_published_at, corrections)
            select id, 1, source_id, content_id, at, id, at, '[]' from made;
            insert into slugs (slug, article_id, seen_by_readers) select 'article-' || n, id, true from made;
            insert into editions (article_id, version, content_id, slug, source_id, source_number, section_number, title, title_key, excerpt, language, tags, authors,
                terms, corrections, word_count, comments_open, created_at, published_at, first_published_at, updated_at, live_from, listed, retired, announced, stamp)
            select m.id, 1, m.content_id, 'article-' || n, m.source_id, s.number, sec.number, 'Article ' || n, md5(n::text), '', 'en', '[]', '[]',
                   array[s.number, sec.number, a.number, l.number, t.t1]
                    || case when n % 2 = 0 then array[t.t2] else array[]::int[] end || case when n % 10 = 0 then array[t.t3] else array[]::int[] end || case when n % 1000 = 7 then array[t.t4] else array[]::int[] end
                    || case when n < 5000 then array[t.t5] else array[]::int[] end || case when n > 93000 then array[t.old] else array[]::int[] end,
                   '[]', 1, true, m.at, m.at, m.at, case when n % 50 = 0 then m.at + interval '90 days' else m.at end, m.at, true, false, true, n
            from made m join sources s on s.id = m.source_id
            join terms a on a.kind = 3 and a.slug = 'author-' || (1 + n % 200)
            join terms l on l.kind = 4 and l.slug = case when n % 13 = 0 then 'ja' else 'en' end
            cross join (select max(number) filter (where slug = 'tag-1') t1, max(number) filter (where slug = 'tag-2') t2, max(number) filter (where slug = 'tag-3') t3,
                max(number) filter (where slug = 'tag-4') t4, max(number) filter (where slug = 'tag-5') t5, max(number) filter (where slug = 'old-tag') old from terms) t
            join terms sec on sec.kind = 2 and sec.slug = case when n > 60000 and n % 3 = 0 then 'old-section' else 'section-' || (1 + n % 5) end;
            select fold_term_deltas();
            drop table made;
            """);
        await ExecuteAsync("vacuum analyze");
    }
}

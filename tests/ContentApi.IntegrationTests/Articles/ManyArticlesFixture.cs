using ContentApi.IntegrationTests.Support;

namespace ContentApi.IntegrationTests.Articles;

/// <summary>
/// A hundred thousand articles over eight years, one every 42 minutes: twenty sources, five sections, tags from one in
/// two to one in a thousand, and a tag, a section and a source that only old articles have. To editors one in 500 is a draft, and
/// one in twenty is unpublished.
/// Of two sources the text is withheld.
/// As on any such site there are thousands of tags, or the planner reads them all for each page. Words are as common: "the" and "of" stand in all and never side by side, "half", "tenth" and "rare" in some, "bygone" and "modern" in old and new ones.
/// </summary>
public sealed class ManyArticlesFixture : OwnContentApiFixture, Xunit.IAsyncLifetime
{
    public const int Articles = 100_000;

    /// <summary>Who made every third article.</summary>
    public static readonly Guid BusyMaker = new("aaaaaaaa-0000-7000-8000-000000000002");

    /// <summary>Who made the hundred oldest.</summary>
    public static readonly Guid RareMaker = new("aaaaaaaa-0000-7000-8000-000000000001");

    async ValueTask Xunit.IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await ExecuteAsync(
            """
            insert into sources (id, number, version, slug, name, name_key, homepage_url, ingest, text_policy, created_at, updated_at)
            select gen_random_uuid(), nextval('term_numbers'), 1, 'source-' || n, 'Source ' || n, 'source ' || n, 'https://example.org', 0, case n when 7 then 1 when 8 then 2 else 0 end, now(), now()
            from generate_series(1, 20) n;
            insert into sources (id, number, version, slug, name, name_key, homepage_url, ingest, text_policy, created_at, updated_at)
            values (gen_random_uuid(), nextval('term_numbers'), 1, 'old-source', 'Old source', 'old source', 'https://example.org', 0, 0, now(), now());
            insert into terms (id, kind, slug, name, name_key, version)
            select gen_random_uuid(), kind, prefix || n, prefix || n, prefix || n, 1
            from (values (1, 'tag-', 10), (1, 'topic-', 3000), (2, 'section-', 5), (3, 'author-', 200)) k (kind, prefix, most), generate_series(1, most) n;
            insert into terms (id, kind, slug, name, name_key, version)
            values (gen_random_uuid(), 1, 'old-tag', 'old tag', 'old tag', 1), (gen_random_uuid(), 2, 'old-section', 'old section', 'old section', 1),
                   (gen_random_uuid(), 4, 'en', 'en', 'en', 1), (gen_random_uuid(), 4, 'ja', 'ja', 'ja', 1);

            -- Row by row the vectors would take longer than all tests.
            alter table editions disable trigger editions_search;
            drop index ix_edition_search_fts, ix_edition_search_head;

            create temporary table made as
            select n, gen_random_uuid() as id, gen_random_uuid() as content_id,
                   (select s.id from sources s where s.slug = case when n > 85000 and n % 10 = 0 then 'old-source' else 'source-' || (1 + n % 20) end) as source_id,
                   now() - n * interval '42 minutes' as at
            from generate_series(1, 100000) n;
            insert into contents (id, article_id, slug, source_id, title, excerpt, body_html, body_format, word_count, authors, tags, comments_open, saved_at, saved_by)
            select content_id, id, 'article-' || n, source_id, 'Article ' || n, '', '<p>Text</p>', 0, 1, '{}', '{}', true, at, id from made;
            alter table articles disable trigger articles_desk;
            insert into articles (id, version, source_id, newest_content_id, created_at, created_by, first_published_at, corrections, state, saved_at, published_at, updated_at, title_key)
            select id, 1, source_id, content_id, at, case when n > 99900 then uuid 'aaaaaaaa-0000-7000-8000-000000000001' when n % 3 = 0 then uuid 'aaaaaaaa-0000-7000-8000-000000000002' else id end,
                at, '[]', case when n % 500 = 3 then 0 when n % 20 = 7 then 3 else 2 end, at + n % 7 * interval '1 day', at, case when n % 50 = 0 then at + interval '90 days' else at end, md5(n::text) from made;
            alter table articles enable trigger articles_desk;
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
            insert into edition_search
            select e.article_id, e.version, e.source_number, e.published_at, e.updated_at, e.live_from, e.live_until, e.expires_at, e.terms, t.head || t.lexemes, t.head || t.body || t.lexemes
            from editions e cross join lateral (
                select search_lexemes(e.terms, e.published_at, e.updated_at) as lexemes,
                       setweight(to_tsvector('search_english', 'article number' || e.stamp || case when e.stamp % 4 = 0 then ' quarter' else '' end), 'A') as head,
                       to_tsvector('search_english', concat_ws(' ', 'the', 'text' || e.stamp % 997, 'of', case when e.stamp % 2 = 0 then 'half' end, case when e.stamp % 10 = 0 then 'tenth' end,
                           case when e.stamp % 1000 = 0 then 'rare' end, case when e.stamp > 60000 then 'bygone' else 'modern' end)) as body) t;
            create index ix_edition_search_fts on edition_search using gin (fts) with (fastupdate = off);
            create index ix_edition_search_head on edition_search using gin (head) with (fastupdate = off);
            alter table editions enable trigger editions_search;
            select fold_term_deltas();
            update articles a set terms = array[status_term(a.state), maker_term(a.created_by)] || e.terms from editions e where e.article_id = a.id;
            insert into desk_terms select u, a.saved_at, a.published_at, a.updated_at, a.id from articles a cross join unnest(a.terms) u;
            drop table made;
            """);
        await ExecuteAsync("vacuum analyze");
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ContentApi.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReaderAids : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Script("0015-reader-aids");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop trigger articles_erase_reader_aids on articles; drop function erase_reader_aids; drop function begin_reader_aid; drop function end_reader_aid; drop table reader_aids, ai_tokens;");
        }
    }
}

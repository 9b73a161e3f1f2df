using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ContentApi.Data.Migrations
{
    /// <inheritdoc />
    public partial class Terms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_terms_name",
                table: "terms");

            migrationBuilder.DropIndex(
                name: "ux_terms_slug",
                table: "terms");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "updated_at",
                table: "terms",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "relabelled_at",
                table: "editions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AlterColumn<byte[]>(
                name: "hash",
                table: "api_keys",
                type: "bytea",
                nullable: true,
                oldClrType: typeof(byte[]),
                oldType: "bytea");

            migrationBuilder.AddColumn<string>(
                name: "issuer",
                table: "api_keys",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subject",
                table: "api_keys",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_terms_merged_into",
                table: "terms",
                column: "merged_into");

            migrationBuilder.CreateIndex(
                name: "ux_terms_name",
                table: "terms",
                columns: new[] { "kind", "name_key" },
                unique: true,
                filter: "merged_into is null");

            migrationBuilder.CreateIndex(
                name: "ux_terms_slug",
                table: "terms",
                columns: new[] { "kind", "slug" },
                unique: true,
                filter: "merged_into is null");

            migrationBuilder.AddForeignKey(
                name: "fk_terms_terms_merged_into",
                table: "terms",
                column: "merged_into",
                principalTable: "terms",
                principalColumn: "number",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.Script("0009-term-changes");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_terms_terms_merged_into",
                table: "terms");

            migrationBuilder.DropIndex(
                name: "ix_terms_merged_into",
                table: "terms");

            migrationBuilder.DropIndex(
                name: "ux_terms_name",
                table: "terms");

            migrationBuilder.DropIndex(
                name: "ux_terms_slug",
                table: "terms");

            migrationBuilder.DropColumn(
                name: "updated_at",
                table: "terms");

            migrationBuilder.DropColumn(
                name: "relabelled_at",
                table: "editions");

            migrationBuilder.DropColumn(
                name: "issuer",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "subject",
                table: "api_keys");

            migrationBuilder.AlterColumn<byte[]>(
                name: "hash",
                table: "api_keys",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0],
                oldClrType: typeof(byte[]),
                oldType: "bytea",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ux_terms_name",
                table: "terms",
                columns: new[] { "kind", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_terms_slug",
                table: "terms",
                columns: new[] { "kind", "slug" },
                unique: true);
        }
    }
}

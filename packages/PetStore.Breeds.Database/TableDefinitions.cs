namespace PetStore.Breeds.Database;

/// <summary>The definitions of the tables that the package's README shows.</summary>
internal static class TableDefinitions
{
    /// <summary>The definition for SQLite and PostgreSQL.</summary>
    /// <remarks>
    /// It names no collation. Both compare the bytes of texts, whatever collation the database sorts by, and everything
    /// that is sorted here is sorted by position.
    /// </remarks>
    public const string Portable = """
        CREATE TABLE IF NOT EXISTS pet_animals (
          name text NOT NULL PRIMARY KEY,
          position integer NOT NULL
        );
        CREATE TABLE IF NOT EXISTS pet_breeds (
          animal text NOT NULL REFERENCES pet_animals (name) ON DELETE CASCADE,
          position integer NOT NULL,
          name text NOT NULL,
          PRIMARY KEY (animal, position)
        );
        """;

    /// <summary>The definition for MariaDB, which refuses the other one: a key needs texts of a limited length.</summary>
    /// <remarks>The default collations ignore case, and all but the "nopad" ones ignore spaces at the end.</remarks>
    public const string MariaDb = """
        CREATE TABLE IF NOT EXISTS pet_animals (
          name varchar(255) NOT NULL PRIMARY KEY,
          position integer NOT NULL
        ) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
        CREATE TABLE IF NOT EXISTS pet_breeds (
          animal varchar(255) NOT NULL,
          position integer NOT NULL,
          name varchar(255) NOT NULL,
          PRIMARY KEY (animal, position),
          FOREIGN KEY (animal) REFERENCES pet_animals (name) ON DELETE CASCADE
        ) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
        """;
}

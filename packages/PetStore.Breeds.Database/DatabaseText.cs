using System.Data.Common;

namespace PetStore.Breeds.Database;

/// <summary>Tells which texts a database can store.</summary>
internal static class DatabaseText
{
    /// <summary>Says whether a database can store an animal's name.</summary>
    /// <remarks>
    /// PostgreSQL stores no NUL. Drivers refuse one half of a surrogate pair, or replace it, which would find another
    /// animal. The empty name is asked for like any other: an import refuses it, but other programs can store it.
    /// </remarks>
    public static bool CanStore(string animal) => animal.Length == 0 || PetBreedEntries.FindNameError(animal) is null;

    /// <summary>Says whether a database refused a text because its own encoding lacks a character.</summary>
    /// <remarks>The first state is the SQL standard's, the second PostgreSQL's, for example in LATIN1.</remarks>
    public static bool IsRefused(DbException error) => error.SqlState is "22021" or "22P05";
}

using System.Data.Common;

namespace PetStore.Breeds.Database;

/// <summary>Tells which texts a database can hold.</summary>
internal static class DatabaseText
{
    /// <summary>
    /// Says whether a text is well-formed UTF-16 without a NUL. PostgreSQL holds no NUL, and drivers refuse a surrogate
    /// without its partner or, worse, replace it, so that another animal would be found.
    /// </summary>
    public static bool CanHold(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        for (var index = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); index >= 0 && index < text.Length; index++)
        {
            if (char.IsSurrogatePair(text, index))
            {
                index++;
            }
            else if (char.IsSurrogate(text[index]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Says whether a database refused a text because its own encoding lacks a character, as one in LATIN1 does: the
    /// state of the SQL standard, and PostgreSQL's.
    /// </summary>
    public static bool IsRefused(DbException error) => error.SqlState is "22021" or "22P05";
}

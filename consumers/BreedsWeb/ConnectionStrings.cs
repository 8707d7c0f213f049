using System.Data.Common;

namespace BreedsWeb;

internal static class ConnectionStrings
{
    public static string GetRequired(IConfiguration configuration, DbProviderFactory database, string provider)
    {
        var connectionString = configuration.GetConnectionString("Breeds");
        if (string.IsNullOrEmpty(connectionString))
        {
            throw new InvalidOperationException($"ConnectionStrings:Breeds is missing: {provider} needs one.");
        }

        try
        {
            database.CreateConnectionStringBuilder()!.ConnectionString = connectionString;
            return connectionString;
        }
        catch (ArgumentException)
        {
            // The driver's own message can show a part of a password that was not quoted.
            throw new InvalidOperationException($"ConnectionStrings:Breeds is no connection string of {provider}.");
        }
    }
}

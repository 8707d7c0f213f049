using System.Data.Common;
using BenchmarkDotNet.Attributes;
using Npgsql;
using PetStore.PostgreSql;

namespace PetStore.Breeds.Benchmarks;

/// <summary>Also shows what two settings of a data source that serves the provider alone are worth.</summary>
public class PostgreSqlLookup : DatabaseLookup
{
    private PostgreSqlServer? _server;

    public static IEnumerable<string> AllSettings { get; } =
        ["", "Max Auto Prepare=10", "No Reset On Close=true", "Max Auto Prepare=10;No Reset On Close=true"];

    [ParamsSource(nameof(AllSettings))]
    public string Settings { get; set; } = "";

    protected override async Task<DbDataSource> OpenAsync()
    {
        _server = await PostgreSqlServer.StartAsync();
        return NpgsqlDataSource.Create($"{_server.ConnectionString};{Settings}");
    }

    protected override async Task CloseAsync() => await _server!.DisposeAsync();
}

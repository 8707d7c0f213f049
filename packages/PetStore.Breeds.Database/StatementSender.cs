using System.Data.Common;
using System.Globalization;

namespace PetStore.Breeds.Database;

/// <summary>Sends statements in as few round trips as the driver allows.</summary>
/// <remarks>
/// With a driver that has batches, such as Npgsql, statements wait until there are enough for one batch. With any other,
/// such as Microsoft.Data.Sqlite, each is sent at once, by one command for each text, which the driver prepares once.
/// </remarks>
internal sealed class StatementSender(DbTransaction transaction) : IAsyncDisposable
{
    private const int StatementsPerBatch = 50;

    private readonly DbConnection _connection = transaction.Connection!;
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);
    private DbBatch? _batch;

    /// <summary>Gets the name of the parameter for the value at an index.</summary>
    public static string ParameterName(int index) => string.Create(CultureInfo.InvariantCulture, $"@p{index}");

    public async Task SendAsync(string sql, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        var command = GetCommand(sql, values.Count);
        if (!_connection.CanCreateBatch)
        {
            for (var index = 0; index < values.Count; index++)
            {
                command.Parameters[index].Value = values[index];
            }

            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        _batch ??= CreateBatch();
        var statement = _batch.CreateBatchCommand();
        statement.CommandText = sql;
        for (var index = 0; index < values.Count; index++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = command.Parameters[index].ParameterName;
            parameter.Value = values[index];
            statement.Parameters.Add(parameter);
        }

        _batch.BatchCommands.Add(statement);
        if (_batch.BatchCommands.Count == StatementsPerBatch)
        {
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends the statements that still wait.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_batch is { } batch)
        {
            _batch = null;
            await using var batchScope = batch.ConfigureAwait(false);
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
        {
            await command.DisposeAsync().ConfigureAwait(false);
        }

        if (_batch is not null)
        {
            await _batch.DisposeAsync().ConfigureAwait(false);
        }
    }

    private DbBatch CreateBatch()
    {
        var batch = _connection.CreateBatch();
        batch.Transaction = transaction;
        return batch;
    }

    private DbCommand GetCommand(string sql, int parameters)
    {
        if (_commands.TryGetValue(sql, out var known))
        {
            return known;
        }

        var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var index = 0; index < parameters; index++)
        {
            command.AddParameter(ParameterName(index));
        }

        return _commands[sql] = command;
    }
}

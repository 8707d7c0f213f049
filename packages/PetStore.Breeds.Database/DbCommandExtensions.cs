using System.Data.Common;

namespace PetStore.Breeds.Database;

internal static class DbCommandExtensions
{
    /// <summary>Adds a parameter. A name that starts with @ is understood by the drivers of all common databases.</summary>
    public static DbParameter AddParameter(this DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}

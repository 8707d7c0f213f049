using System.Data.Common;

namespace PetStore.Breeds.Database;

internal static class DbCommandExtensions
{
    /// <summary>Adds a parameter.</summary>
    /// <param name="command">The command.</param>
    /// <param name="name">The name with its <c>@</c>, the form that most drivers take.</param>
    public static DbParameter AddParameter(this DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}

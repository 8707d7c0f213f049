namespace PetStore.ReleaseTool.Compatibility;

/// <summary>Makes a name for people out of the id of a type or member, as documentation files have it.</summary>
internal static class DocumentationId
{
    private static readonly string[] _accessors = ["get_", "set_", "add_", "remove_"];

    /// <summary>Gets the name without its namespace, such as "Kennel.Add(String, Int32)".</summary>
    /// <param name="id">
    /// An id such as "M:Acme.Kennel.Add(System.String,System.Int32)"; anything else is returned as it is.
    /// </param>
    public static string ToName(string id)
    {
        if (id is not [_, ':', .. var path])
        {
            return id;
        }

        var parenthesis = path.IndexOf('(', StringComparison.Ordinal);
        var (name, parameters) = parenthesis < 0 ? (path, "") : (path[..parenthesis], path[parenthesis..]);
        var segments = WithoutArity(name).Split('.');
        if (id[0] == 'T')
        {
            return segments[^1];
        }

        var type = segments.Length > 1 ? segments[^2] : "";
        return segments[^1] switch
        {
            "#ctor" or "#cctor" => $"{type}.{type}{Shorten(parameters, isCall: true)}",
            var member when FindAccessor(member) is { } accessor => $"{type}.{member[accessor.Length..]}",
            var member => $"{type}.{member}{Shorten(parameters, isCall: id[0] == 'M')}",
        };
    }

    private static string? FindAccessor(string member) =>
        Array.Find(_accessors, accessor => member.StartsWith(accessor, StringComparison.Ordinal));

    private static string WithoutArity(string name) =>
        string.Concat(name.Split('`', StringSplitOptions.RemoveEmptyEntries).Select((part, index) =>
            index == 0 ? part : part.TrimStart("0123456789".ToCharArray())));

    // "(System.String,System.Collections.Generic.List{System.Int32})" becomes "(String, List{Int32})".
    private static string Shorten(string parameters, bool isCall)
    {
        if (parameters.Length == 0)
        {
            return isCall ? "()" : "";
        }

        var result = new System.Text.StringBuilder();
        var start = 0;
        for (var index = 0; index <= parameters.Length; index++)
        {
            if (index == parameters.Length || "(){},[]@*~".Contains(parameters[index], StringComparison.Ordinal))
            {
                var word = parameters[start..index];
                result.Append(word[(word.LastIndexOf('.') + 1)..]);
                if (index < parameters.Length)
                {
                    result.Append(parameters[index]).Append(parameters[index] == ',' ? " " : "");
                }

                start = index + 1;
            }
        }

        return result.ToString();
    }
}

using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PetStore.ReleaseTool.Compatibility;

/// <summary>Finds constants and default values of parameters that changed.</summary>
/// <remarks>
/// A consumer compiles these values in, so a new value reaches only some of the code. ApiCompat does not compare them.
/// </remarks>
internal static class PublicConstants
{
    /// <summary>Compares the assemblies that two packages have in the same place.</summary>
    /// <returns>What both have, with another value.</returns>
    public static IReadOnlyList<ApiDifference> FindChanged(string baseline, string current)
    {
        using var first = ZipFile.OpenRead(baseline);
        using var second = ZipFile.OpenRead(current);
        return
        [
            .. from entry in second.Entries.Where(PackageAssets.IsApi)
               let other = first.GetEntry(entry.FullName)
               where other is not null
               from change in FindChanged(Read(other), Read(entry))
               select new ApiDifference(
                   ApiDifference.ConstantChanged, change.Target, entry.FullName, IsBreaking: true, change.Detail),
        ];
    }

    private static IEnumerable<(string Target, string Detail)> FindChanged(
        Dictionary<string, string> old, Dictionary<string, string> now) =>
        from pair in old
        where now.TryGetValue(pair.Key, out var value) && value != pair.Value
        orderby pair.Key
        select (pair.Key, $"from {pair.Value} to {now[pair.Key]}");

    private static Dictionary<string, string> Read(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using (var stream = entry.Open())
        {
            stream.CopyTo(content);
        }

        content.Position = 0;
        using var file = new PEReader(content);
        var reader = file.GetMetadataReader();
        return reader.TypeDefinitions
            .Select(reader.GetTypeDefinition)
            .Where(type => IsVisible(reader, type) && !IsEnum(reader, type))
            .SelectMany(type => ReadFields(reader, type).Concat(ReadParameters(reader, type)))
            .GroupBy(value => value.Target, value => value.Text, StringComparer.Ordinal)
            .ToDictionary(
                values => values.Key, values => string.Join(" or ", values.Order(StringComparer.Ordinal)),
                StringComparer.Ordinal);
    }

    private static IEnumerable<(string Target, string Text)> ReadFields(MetadataReader reader, TypeDefinition type) =>
        from field in type.GetFields().Select(reader.GetFieldDefinition)
        where (field.Attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family
            or FieldAttributes.FamORAssem
        let text = ReadValue(reader, field.GetDefaultValue(), field.GetCustomAttributes())
        where text is not null
        select ($"F:{NameOf(reader, type)}.{reader.GetString(field.Name)}", text);

    private static IEnumerable<(
        string Target, string Text)> ReadParameters(MetadataReader reader, TypeDefinition type) =>
        from method in type.GetMethods().Select(reader.GetMethodDefinition)
        where (
            method.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family
            or MethodAttributes.FamORAssem
        from parameter in method.GetParameters().Select(reader.GetParameter)
        let text = ReadValue(reader, parameter.GetDefaultValue(), parameter.GetCustomAttributes())
        where text is not null
        select ($"P:{NameOf(reader, type)}.{reader.GetString(method.Name)}.{reader.GetString(parameter.Name)}", text);

    // C# keeps a decimal in an attribute.
    private static string? ReadValue(
        MetadataReader reader, ConstantHandle handle, CustomAttributeHandleCollection attributes) => !handle.IsNil
        ? reader.GetConstant(handle) is var constant && reader.GetBlobReader(constant.Value)
        .ReadConstant(constant.TypeCode) is { } value
            ? value is string text ? $"\"{text}\"" : FormattableString.Invariant($"{value}")
            : "null"
        : attributes.Select(reader.GetCustomAttribute)
            .Where(attribute => IsDecimal(reader, attribute))
            .Select(attribute => $"decimal 0x{Convert.ToHexString(reader.GetBlobBytes(attribute.Value))}")
            .FirstOrDefault();

    private static bool IsDecimal(MetadataReader reader, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is
        { Kind: HandleKind.TypeReference } parent
        && reader.StringComparer.Equals(
            reader.GetTypeReference((TypeReferenceHandle)parent).Name, "DecimalConstantAttribute");

    private static bool IsEnum(MetadataReader reader, TypeDefinition type) =>
        type.BaseType is { Kind: HandleKind.TypeReference } parent
        && reader.StringComparer.Equals(reader.GetTypeReference((TypeReferenceHandle)parent).Name, "Enum");

    private static bool IsVisible(MetadataReader reader, TypeDefinition type) =>
        (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem =>
                IsVisible(reader, reader.GetTypeDefinition(type.GetDeclaringType())),
            _ => false,
        };

    private static string NameOf(MetadataReader reader, TypeDefinition type)
    {
        var name = reader.GetString(type.Name);
        return !type.GetDeclaringType().IsNil
            ? $"{NameOf(reader, reader.GetTypeDefinition(type.GetDeclaringType()))}.{name}"
            : type.Namespace.IsNil ? name
            : $"{reader.GetString(type.Namespace)}.{name}";
    }
}

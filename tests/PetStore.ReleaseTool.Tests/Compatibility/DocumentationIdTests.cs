using PetStore.ReleaseTool.Compatibility;

namespace PetStore.ReleaseTool.Tests.Compatibility;

public sealed class DocumentationIdTests
{
    [Theory]
    [InlineData("Kennel", "T:Acme.Kennel")]
    [InlineData("Kennel", "T:Acme.Kennel`1")]
    [InlineData("Inner", "T:Acme.Kennel.Inner")]
    [InlineData("Kennel.Default", "M:Acme.Kennel.get_Default")]
    [InlineData("Kennel.Dog", "F:Acme.Kennel.Dog")]
    [InlineData("Kennel.Add()", "M:Acme.Kennel.Add")]
    [InlineData("Kennel.Add(String, List{Int32})", "M:Acme.Kennel`2.Add``1(System.String,System.Collections.Generic.List{System.Int32})")]
    [InlineData("Kennel.Kennel(String[])", "M:Acme.Kennel.#ctor(System.String[])")]
    [InlineData(".NETCoreApp,Version=v8.0", ".NETCoreApp,Version=v8.0")]
    public void An_id_becomes_a_name_without_namespaces(string name, string id) =>
        Assert.Equal(name, DocumentationId.ToName(id));
}

using System.Text;
using Microsoft.Extensions.Configuration;

namespace PetStore.Breeds.DependencyInjection.Tests;

internal static class TestConfiguration
{
    public static IConfigurationRoot Json(string json) => Layers(json);

    /// <summary>Reads several files, each over the one before it.</summary>
    public static IConfigurationRoot Layers(params IEnumerable<string> files) => files
        .Aggregate(
            new ConfigurationBuilder(),
            (builder, json) =>
            {
                builder.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json)));
                return builder;
            })
        .Build();
}

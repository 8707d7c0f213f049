using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.DependencyInjection;

internal static class InMemoryOptionsRegistration
{
    public static IPetBreedsBuilder Configure(IPetBreedsBuilder builder, Action<InMemoryPetBreedOptions> configure)
    {
        var services = builder.Services;
        if (ProviderRegistration.Find(builder) is not InMemoryOptionsServiceDescriptor provider)
        {
            var name = OptionsName(builder.ServiceKey);
            services.AddOptions<InMemoryPetBreedOptions>(name).ValidateOnStart();
            provider = new InMemoryOptionsServiceDescriptor(builder.ServiceKey, name);
            ProviderRegistration.Replace(builder, provider);
            Add<IValidateOptions<InMemoryPetBreedOptions>>(new InMemoryPetBreedOptionsValidator(name));
        }

        Add<IConfigureOptions<InMemoryPetBreedOptions>>(
            new ConfigureNamedOptions<InMemoryPetBreedOptions>(provider.Name, configure));
        return builder;

        void Add<TService>(TService service)
            where TService : class
        {
            provider.OptionsServices.Add(ServiceDescriptor.Singleton(service));
            services.Add(provider.OptionsServices[^1]);
        }
    }

    // The binder of Microsoft.Extensions.Configuration skips an entry that is a text instead of an object, so it moves
    // the indexes of those behind it. Here every entry reaches the validation, which names it.
    public static void Bind(IConfiguration configuration, InMemoryPetBreedOptions options)
    {
        foreach (var entry in configuration.GetSection(nameof(options.Animals)).GetChildren())
        {
            var animal = new PetAnimalOptions { Name = entry[nameof(PetAnimalOptions.Name)] ?? "" };
            foreach (var breed in entry.GetSection(nameof(animal.Breeds)).GetChildren())
            {
                animal.Breeds.Add(breed.Value!);
            }

            options.Animals.Add(animal);
        }
    }

    // A name of its own where the key is not a text, because two such keys can have the same text.
    private static string OptionsName(object? serviceKey) => serviceKey switch
    {
        null => Options.DefaultName,
        string { Length: > 0 } key => key,
        _ => $"{serviceKey} {Guid.NewGuid():N}",
    };
}

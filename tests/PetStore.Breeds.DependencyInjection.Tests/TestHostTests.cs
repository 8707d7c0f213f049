using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PetStore.Breeds.DependencyInjection.Tests;

/// <summary>What test hosts do: they take the registrations of the application, and put a fake in the provider's place.</summary>
public class TestHostTests
{
    private readonly HostApplicationBuilder _application = Host.CreateEmptyApplicationBuilder(new());

    // As every host does in development.
    public TestHostTests() => _application.ConfigureContainer(
        new DefaultServiceProviderFactory(new() { ValidateOnBuild = true, ValidateScopes = true }));

    public static TheoryData<Action<IPetBreedsBuilder>> Providers => new()
    {
        builder => builder.UseProvider<NeedyProvider>(),
        builder => builder.UseProvider<NeedyProvider>().Decorate((_, inner) => new Decorator("decorator", inner)),
        builder => builder.Decorate((_, inner) => inner).UseProvider<NeedyProvider>(ServiceLifetime.Scoped),
        builder => builder.UseInMemory(options => options.Animals.Add(new())),
        builder => builder.UseInMemory(options => options.Animals.Add(new())).Decorate((_, inner) => inner),
        builder => builder.UseInMemory(new ConfigurationBuilder().Build()),
    };

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_fake_in_the_place_of_a_removed_provider_is_served(Action<IPetBreedsBuilder> register)
    {
        var fake = new StubProvider();
        register(_application.Services.AddPetBreeds());

        _application.Services.RemoveAll<IPetBreedProvider>();
        _application.Services.AddSingleton<IPetBreedProvider>(fake);

        Assert.Same(fake, await StartAndResolveAsync());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_fake_in_the_place_of_a_removed_keyed_provider_is_served(Action<IPetBreedsBuilder> register)
    {
        var fake = new StubProvider();
        register(_application.Services.AddKeyedPetBreeds("aviary"));

        _application.Services.RemoveAllKeyed<IPetBreedProvider>("aviary");
        _application.Services.AddKeyedSingleton<IPetBreedProvider>("aviary", fake);

        using var host = _application.Build();
        await host.StartAsync();
        Assert.Same(fake, host.Services.GetKeyedService<IPetBreedProvider>("aviary"));
    }

    [Fact]
    public async Task A_fake_that_hides_a_provider_with_invalid_options_is_served()
    {
        var fake = new StubProvider();
        _application.Services.AddPetBreeds().UseInMemory(new ConfigurationBuilder().Build());

        _application.Services.AddSingleton<IPetBreedProvider>(fake);

        Assert.Same(fake, await StartAndResolveAsync());
    }

    [Fact]
    public async Task Options_of_a_hidden_provider_are_validated_when_it_is_resolved_after_all()
    {
        _application.Services.AddPetBreeds().UseInMemory(new ConfigurationBuilder().Build());
        _application.Services.AddSingleton<IPetBreedProvider, StubProvider>();
        using var host = _application.Build();
        await host.StartAsync();

        var error = Assert.Throws<OptionsValidationException>(
            () => host.Services.GetServices<IPetBreedProvider>().Count());

        Assert.Contains("Animals is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_of_a_removed_provider_are_not_served_by_the_next_one()
    {
        var builder = _application.Services.AddPetBreeds().UseInMemory(
            options => options.Animals.Add(new() { Name = "Dog" }));

        _application.Services.RemoveAll<IPetBreedProvider>();
        builder.UseInMemory(options => options.Animals.Add(new() { Name = "Cat" }));

        Assert.Equal(["Cat"], await (await StartAndResolveAsync()).GetAnimalsAsync());
    }

    private async Task<IPetBreedProvider> StartAndResolveAsync()
    {
        using var host = _application.Build();
        await host.StartAsync();
        using var scope = host.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IPetBreedProvider>();
    }

    private sealed class NeedyProvider(TimeProvider clock) : StubProvider
    {
        public TimeProvider Clock => clock;
    }
}

namespace PetStore.Breeds.InMemory.Tests;

public class InMemoryPetBreedOptionsTests
{
    [Fact]
    public void They_start_empty()
    {
        var options = new InMemoryPetBreedOptions();

        Assert.Empty(options.Animals);
    }

    [Fact]
    public void An_animal_starts_without_name_and_breeds()
    {
        var animal = new PetAnimalOptions();

        Assert.Empty(animal.Name);
        Assert.Empty(animal.Breeds);
    }
}

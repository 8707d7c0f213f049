namespace PetStore.Breeds.Tests;

public class PetAnimalsTests
{
    [Fact]
    public void The_names_are_those_of_the_data()
    {
        string[] names = [PetAnimals.Dog, PetAnimals.Cat, PetAnimals.Fish];

        Assert.Equal(["Dog", "Cat", "Fish"], names);
    }
}

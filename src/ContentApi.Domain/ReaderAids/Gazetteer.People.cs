using System.Collections.Frozen;

namespace ContentApi.Domain.ReaderAids;

internal static partial class Gazetteer
{
    /// <summary>Given names that are hardly anything else.</summary>
    public static readonly FrozenSet<string> GivenNames = Words(
        """
        Aaron Abdul Abdullah Abigail Abraham Adam Adrian Agnes Ahmad Ahmed Aidan Akira Alan Alastair Albert Alberto Alejandro Aleksandr Alex Alexander Alexandra Alexei Alexey Alexis Alfred
        Ali Alice Alicia Alison Allan Allen Allison Amanda Amber Amir Amy Ana Anastasia Anders Andrea Andreas Andrei Andrew Andy Angela Angelina Anita Ann Anna Anne Annie Anthony Anton Antonio
        Antony Arnold Arthur Ashley Audrey Ayman Barack Barbara Barry Bashar Beatrice Ben Benjamin Bernard Bernie Beth Betsy Betty Beverly Bill Billy Bob Bobby Boris Brad Bradley Brandon Brenda Brendan
        Brett Brian Bruce Bryan Caitlin Cameron Carl Carla Carlos Carol Caroline Carolyn Carrie Catherine Cathy Cecilia Charles Charlie Charlotte Chelsea Cheryl Chloe Chris Christian Christina Christine Christopher
        Chuck Cindy Claire Clara Clarence Claude Claudia Colin Connor Cory Craig Crystal Cynthia Daisuke Dale Dan Daniel Daniela Danielle Danny Darren Dave David Dean Deborah Debra Denise Dennis Derek Devin
        Diana Diane Diego Dimitri Dmitri Dmitry Dominic Dominique Don Donald Donna Doris Dorothy Doug Douglas Dylan Ed Eddie Edgar Edith Eduardo Edward Edwin Eileen Elaine Eleanor Elena Elijah Elizabeth Ella
        Ellen Elliot Elliott Emily Emma Emmanuel Enrique Eric Erica Erik Erin Ernest Ethan Eugene Eva Evan Evelyn Fatima Felipe Felix Fernando Fiona Florence Frances Francesco Francis Francisco Francois François
        Frank Fred Frederick Fumio Gabriel Gareth Gary Gavin Gene Geoff Geoffrey George Gerald Gerard Gerhard Gina Giorgio Giovanni Giuseppe Glenn Gordon Graham Greg Gregory Gretchen Guillermo Gustavo Guy Hannah Hans
        Harold Harriet Harry Harvey Hassan Heather Hector Heidi Helen Helena Helmut Henri Henry Herbert Herman Hillary Hiroshi Holly Howard Hugh Hugo Hussein Ian Ibrahim Igor Ilya Imran Ingrid Irene Isaac Isabel
        Isabella Ismail Ivan Ivanka Jack Jackie Jacob Jacqueline Jacques Jaime Jake James Jamie Jan Jane Janet Janice Jared Jason Javier Jay Jean Jeff Jeffrey Jennifer Jeremy Jerome Jerry Jesse Jessica Jill Jim
        Jimmy Joan Joanna Joanne Joaquin Jody Joe Joel Johan Johann John Johnny Jon Jonathan Jonas Jorge Jose José Joseph Josh Joshua Joyce Juan Juanita Judith Judy Julia Julian Julie Juliet Julio Julius Justin
        Kaitlyn Karen Karl Kate Katherine Kathleen Kathryn Kathy Katie Katrina Kayla Keith Kelly Ken Kenji Kenneth Kevin Khalid Kim Kimberly Kirsten Klaus Kofi Konstantin Kristen Kristin Kurt Kyle Larry Laura
        Lauren Laurence Laurie Lawrence Leah Leon Leonard Leonardo Leslie Lewis Liam Lillian Linda Lindsey Lionel Lisa Liz Lloyd Lois Lorenzo Lori Louis Louise Lucas Lucia Lucy Luis Luisa Luiz Luke Lydia Lynn
        Mahmoud Maksim Malcolm Manuel Marc Marcel Marcia Marco Marcus Margaret Maria Marianne Marie Marilyn Mario Marion Marissa Mariusz Mark Marsha Martha Martin Marvin Mary Masato Mateo Matt Matteo Matthew Maureen Maurice
        Max Maxim Maya Megan Meghan Mehmet Melanie Melinda Melissa Mercedes Meredith Michael Michel Michele Michelle Miguel Mikhail Mike Milan Mindy Miriam Mitch Mitchell Mohamed Mohammad Mohammed Molly Monica Morgan Moses
        Muhammad Mustafa Nadia Nancy Naomi Narendra Natalia Natalie Natasha Nathan Nathaniel Neil Nelson Nicholas Nick Nicola Nicolas Nicole Nigel Nikita Nikolai Nina Noah Nora Norma Norman Olaf Oleg Olga Oliver Olivia
        Omar Oscar Osama Otto Pablo Pam Pamela Patricia Patrick Paul Paula Pauline Pedro Peggy Penelope Penny Pete Peter Phil Philip Philippe Phillip Phyllis Pierre Pope Rachel Rafael Ralph Ramon Randall Randy
        Raul Ray Raymond Rebecca Recep Reed Reginald Rex Ricardo Richard Rick Ricky Rita Rob Robbie Robert Roberta Roberto Robin Rodney Rodrigo Roger Roland Ron Ronald Rosa Rosemary Ross Roy Ruben Rudolf Rudy Rupert
        Russell Ruth Ryan Sabrina Salvador Sam Samantha Samuel Sandra Sandy Sanjay Santiago Sara Sarah Scott Sean Sebastian Sergei Sergey Sergio Seth Shannon Shari Sharon Shaun Shawn Sheila Shelley Sherry Shinzo Shirley
        Sidney Silvia Silvio Simon Sofia Sonia Sophia Sophie Stacey Stacy Stanley Stefan Stella Stephanie Stephen Steve Steven Stewart Stuart Sue Susan Suzanne Sylvia Takashi Takeshi Tamara Tammy Tara Taro Tatiana Ted Teresa
        Terrence Terry Theodore Theresa Thomas Tiffany Tim Timothy Tina Todd Tom Tommy Toni Tony Tracey Tracy Travis Trevor Tyler Ursula Valentina Valerie Vanessa Vera Veronica Vicki Victor Victoria Vijay Vincent Viktor
        Virgil Vivian Vladimir Volodymyr Walter Wanda Warren Wayne Wendy Werner Wesley Whitney Wilhelm Will William Willie Winston Wolfgang Xavier Xi Yasmin Yasser Yevgeny Yoshihide Yoko Yolanda Yuri Yusuf Yvonne Zachary Zoe
        """);

    /// <summary>A name behind one of these is a person's.</summary>
    public static readonly FrozenSet<string> PersonTitles = Words(
        """
        Mr Mrs Ms Dr Prof Professor Sen Senator Senators Rep Representative Reps Sens Congressman Congresswoman Gov Governor Gen General Lt Lieutenant Col Colonel Maj Major Sgt Sergeant Capt
        Captain Adm Admiral President Vice-President Chancellor Premier Secretary Minister Mayor Judge Justice Sheriff Officer Detective Commissioner King Queen Prince Princess Pope Archbishop Bishop Cardinal Rabbi
        Imam Ayatollah Sheikh Sir Lord Lady Dame Rev Reverend Ambassador Chairman Chairwoman Coach MP Leader Speaker Spokesman Spokeswoman Councilman Councilwoman Deputy
        spokesman spokeswoman spokesperson president minister senator chancellor premier mayor judge lawyer attorney analyst economist professor actor actress singer author director coach chairman chairwoman congressman congresswoman candidate
        journalist reporter historian activist anchor host columnist officer manager chef leader critic scientist researcher expert suspect resident national secretary officer physicist biologist psychologist economist architect designer developer pastor
        """);

    /// <summary>Titles that stand between others and the name, as in "Vice President", "Attorney General", "Prime Minister".</summary>
    public static readonly FrozenSet<string> TitleParts = Words(
        "Vice Deputy Assistant Acting Former First Second Prime Foreign Finance Defense Defence Interior Attorney Secretary Chief Executive Supreme Court Leader House Speaker Majority Minority Associate Senior Lieutenant Press State Justice Minister President Rear Brigadier Major Republican Democratic Democrat Republicans Democrats Trade Health Transport Environment Labor Labour Energy Education Home");
}

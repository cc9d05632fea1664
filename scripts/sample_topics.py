# SPDX-License-Identifier: MIT
"""What the documents of the bundled sample say, for scripts/make_sample.py.

A topic has a query, sentences that answer it, sentences that touch it, sentences that only share
its words, and the grades of the documents to be made of them.
"""

from typing import NamedTuple


class Topic(NamedTuple):
    query: str
    titles: list[str]
    answers: list[str]
    related: list[str]
    other: list[str]
    grades: list[int]


TOPICS = [
    Topic(
        "how to keep a sourdough starter alive",
        ["Sourdough at home", "The jar in the fridge", "Baker's notes"],
        ["Feed the sourdough starter with equal weights of flour and water once a week and keep it in the fridge.",
         "A starter that smells of acetone is hungry: discard all but a spoonful and feed it twice a day.",
         "Kept alive in a loosely closed jar, a starter outlives many bakers."],
        ["Rye flour brings more wild yeast than white flour does.",
         "A cast-iron pot gives sourdough bread its crust."],
        ["The starter motor of an old car clicks when the battery is nearly empty.",
         "How to keep bread fresh: a linen bag, never the fridge."],
        [3, 2, 2, 1, 0, 0]),
    Topic(
        "best way to descale a kettle",
        ["Hard water", "Kitchen appliances", "A clean kettle"],
        ["Fill the kettle with one part vinegar and two parts water, boil it and let it stand for an hour.",
         "Citric acid is the best way to descale a kettle that must not smell of vinegar.",
         "Rinse twice and boil fresh water once before you make tea."],
        ["Hard water leaves limescale wherever it is heated.",
         "A water filter slows the growth of scale."],
        ["A postage scale weighs letters to the gram.",
         "The kettle drum is the best known of the tuned drums."],
        [3, 3, 2, 1, 1, 0]),
    Topic(
        "why do cats knead blankets",
        ["Cat behaviour", "Paws", "Living with a cat"],
        ["Cats knead blankets because kittens knead their mother to make the milk flow.",
         "Kneading spreads scent from glands in the paws and marks the blanket as the cat's own.",
         "A cat that kneads and purrs is content."],
        ["Cats sleep for most of the day and choose the warmest place.",
         "A scratching post saves the sofa."],
        ["Knead the dough for ten minutes, then cover it with a blanket of flour.",
         "Why do dogs tilt their heads? Nobody is quite sure."],
        [3, 2, 1, 1, 0, 0]),
    Topic(
        "remove red wine stain from carpet",
        ["Stains", "First aid for carpets", "After the party"],
        ["Blot the red wine at once, never rub, and pour on a little sparkling water.",
         "Salt or baking soda draws what is left of the stain out of the carpet overnight.",
         "For a dried wine stain mix washing-up liquid with hydrogen peroxide and test a hidden corner of the carpet first."],
        ["Wool carpets lose their colour when bleach touches them.",
         "A steam cleaner can be hired by the day."],
        ["A red carpet was laid for the wine growers' gala.",
         "Red wine goes well with mushrooms and with hard cheese."],
        [3, 3, 2, 2, 1, 0, 0]),
    Topic(
        "how long to boil eggs",
        ["Breakfast", "Eggs, soft and hard", "Timing"],
        ["Boil eggs for six minutes if the yolk should run, for ten if it should be firm.",
         "Eggs from the fridge take a minute longer, large ones another.",
         "How long depends on the height too: in the mountains water boils cooler."],
        ["Old eggs peel more easily than fresh ones.",
         "Prick the round end of an egg and it will not burst."],
        ["Sea turtles bury their eggs in warm sand.",
         "How long is the coast of Norway? It depends on the ruler."],
        [3, 2, 2, 1, 0]),
    Topic(
        "growing tomatoes on a balcony",
        ["Balcony garden", "Tomatoes in pots", "A summer harvest"],
        ["Tomatoes on a balcony want six hours of sun, a pot of twenty litres and shelter from rain.",
         "Pinch out the side shoots and tie the stem to a stick as it grows.",
         "Cherry varieties bear earliest when growing in a pot."],
        ["Water in the morning and never on the leaves.",
         "Basil likes the same sun as tomatoes do."],
        ["The balcony scene was added by later directors.",
         "Tomatoes came to Europe in the sixteenth century.",
         "Growing pains are common between three and twelve."],
        [3, 3, 2, 1, 0, 0]),
    Topic(
        "fix a flat bicycle tyre",
        ["Roadside repair", "The puncture", "Bicycle workshop"],
        ["Lever the tyre off the rim, find the hole in the tube under water and roughen the place.",
         "Let the glue dry for five minutes before you press the patch on the tube.",
         "Before you fix the flat, search the tyre for the thorn or it will go flat again."],
        ["A bicycle pump with a gauge prevents most punctures.",
         "Winter tyres for a bicycle have small metal spikes."],
        ["The flat on the third floor has room for a bicycle.",
         "A car tyre is changed on firm ground with the brake on."],
        [3, 2, 2, 1, 0, 0]),
    Topic(
        "fall asleep faster at night",
        ["Sleep", "A quiet evening", "Night notes"],
        ["Go to bed at the same hour each night and you will fall asleep faster.",
         "A cool, dark room and no screen for an hour help most people to fall asleep.",
         "If sleep does not come within twenty minutes, get up and read something dull."],
        ["Coffee after lunch still works at midnight.",
         "Short naps do not harm the night's sleep."],
        ["Night trains will run faster from the fall timetable on.",
         "My foot fell asleep during the concert."],
        [3, 3, 1, 1, 0, 0]),
    Topic(
        "difference between jam and marmalade",
        ["Preserves", "In the pantry", "Orange or strawberry"],
        ["Marmalade is made of citrus fruit with its peel, jam of any fruit without: that is the difference.",
         "In European law the word marmalade is kept for citrus, the word jam for everything else.",
         "Jam sets by the pectin of the fruit, marmalade by that of pith and pips."],
        ["Crème fraîche and jam belong on a warm scone.",
         "Sterilise the glasses in the oven before you fill them."],
        ["A traffic jam between two junctions cost an hour.",
         "The difference between two squares is easily factored."],
        [3, 2, 2, 1, 0]),
    Topic(
        "train a puppy not to bite",
        ["Puppy school", "Small teeth", "Dog training"],
        ["When the puppy bites, stop playing at once and turn away: it learns that teeth end the game.",
         "Train with a toy in the other hand and swap it for your fingers.",
         "A tired puppy does not bite; an overtired one does."],
        ["Puppies lose their milk teeth at four months.",
         "Short lessons, three times a day, suit a young dog."],
        ["The night train to Vienna has a bite to eat in the last car.",
         "A mosquito bite should not be scratched."],
        [3, 2, 1, 1, 0, 0]),
    Topic(
        "save water in the shower",
        ["Saving water", "Bathroom", "Small habits"],
        ["A low-flow shower head saves half of the water and most people do not notice.",
         "Turn the shower off while you soap: four minutes less save forty litres of water.",
         "Catch the cold water that comes first in a bucket for the plants."],
        ["Heating water is the second largest part of a household's energy.",
         "A dripping tap loses a bucket a day."],
        ["Showers and thunder are expected on the water this afternoon.",
         "Save the file before you close the lid."],
        [3, 2, 2, 1, 0, 0]),
    # The collection has no answer to this one: a query without a relevant document.
    Topic(
        "village library opening hours on holidays",
        ["The village", "Opening hours"],
        [],
        [],
        ["The village shop has opening hours on Sunday mornings only.",
         "A library of tunes for the fiddle was opened online.",
         "On holidays the ferry runs every two hours."],
        [0, 0, 0]),
]

using System.Collections.Frozen;

namespace ContentApi.Domain.ReaderAids;

internal static partial class Gazetteer
{
    /// <summary>States of the US, also as news agencies shorten them.</summary>
    public static readonly FrozenSet<string> States = Lines(
        """
        Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Georgia, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan,
        Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina,
        South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming, Puerto Rico, D.C., Ala., Ariz., Ark., Calif., Colo., Conn., Del., Fla., Ga., Ill., Ind., Kan., Ky., La.,
        Md., Mass., Mich., Minn., Miss., Mo., Mont., Neb., Nev., N.H., N.J., N.M., N.Y., N.C., N.D., Okla., Ore., Pa., R.I., S.C., S.D., Tenn., Tex., Vt., Va., Wash., W.Va., Wis., Wyo.
        """);

    /// <summary>Places beyond the countries of CLDR that a name alone tells: cities, regions, and what countries are called besides.</summary>
    public static readonly FrozenSet<string> Places = Lines(
        """
        U.S., U.S.A., US, USA, America, the United States, U.K., UK, Britain, Great Britain, England, Scotland, Wales, Northern Ireland, Soviet Union, Burma, Czech Republic, Holland, Ivory Coast, Congo, Palestine, Gaza, Gaza Strip,
        West Bank, Golan Heights, Crimea, Donbas, Donbass, Donetsk, Luhansk, Chechnya, Kashmir, Kurdistan, Tibet, Xinjiang, Catalonia, Siberia, Bavaria, Tuscany, Sicily, Normandy, Quebec, Ontario, Alberta, British Columbia,
        Manitoba, Saskatchewan, Nova Scotia, New Brunswick, Newfoundland, New South Wales, Queensland, Tasmania, Western Australia, Hokkaido, Okinawa, Kyushu, Fukushima, Europe, Asia, Africa, Antarctica, South America,
        North America, Latin America, Central America, Middle East, Southeast Asia, East Asia, South Asia, Central Asia, Eastern Europe, Western Europe, Central Europe, North Africa, West Africa, East Africa, Sub-Saharan Africa, Caribbean, Balkans,
        Scandinavia, Arctic, Horn of Africa, Persian Gulf, Gulf of Mexico, Atlantic Ocean, Pacific Ocean, Atlantic, Pacific, Mediterranean, Mediterranean Sea, Black Sea, Red Sea, South China Sea, East China Sea, Sea of Japan, Baltic Sea, Korean Peninsula, Midwest,
        Abidjan, Abu Dhabi, Abuja, Accra, Addis Ababa, Adelaide, Aleppo, Algiers, Amman, Amsterdam, Anchorage, Ankara, Antwerp, Athens, Atlanta, Auckland, Austin, Baghdad, Baku, Baltimore, Bangalore, Bangkok, Barcelona, Basra,
        Beijing, Beirut, Belfast, Belgrade, Bengaluru, Benghazi, Berlin, Bern, Birmingham, Bogota, Bogotá, Bologna, Bonn, Boston, Brasilia, Bratislava, Brisbane, Brooklyn, Brussels, Bucharest, Budapest, Buenos Aires, Busan, Cairo,
        Calgary, Canberra, Cape Town, Caracas, Cardiff, Casablanca, Chennai, Chicago, Cincinnati, Cleveland, Cologne, Colombo, Copenhagen, Dakar, Dallas, Damascus, Dar es Salaam, Delhi, Denver, Detroit, Dhaka, Doha, Dresden,
        Dubai, Dublin, Durban, Edinburgh, Edmonton, Fallujah, Florence, Frankfurt, Fukuoka, Geneva, Genoa, Ghent, Glasgow, Guadalajara, Guangzhou, Hamburg, Hanoi, Harare, Hartford, Havana, Helsinki, Hiroshima, Ho Chi Minh City, Hollywood,
        Honolulu, Houston, Hyderabad, Idlib, Indianapolis, Islamabad, Istanbul, Jacksonville, Jakarta, Jerusalem, Johannesburg, Kabul, Kampala, Kandahar, Kansas City, Karachi, Kathmandu, Kharkiv, Kherson, Khartoum, Kiev, Kigali, Kinshasa, Kolkata, Kraków, Kuala Lumpur,
        Kyiv, Kyoto, Lagos, Lahore, Las Vegas, Leeds, Leipzig, Lima, Lisbon, Liverpool, London, Los Angeles, Louisville, Luanda, Lviv, Lyon, Madrid, Manchester, Manhattan, Manila, Mariupol, Marseille, Mecca, Melbourne, Memphis, Mexico City,
        Miami, Milan, Milwaukee, Minneapolis, Minsk, Mogadishu, Montevideo, Montreal, Moscow, Mosul, Mumbai, Munich, Nagasaki, Nagoya, Nairobi, Nanjing, Naples, Nashville, New Delhi, New Orleans, New York City, Newark, Nice, Nottingham, Oakland, Odesa, Odessa, Orlando,
        Osaka, Oslo, Ottawa, Palermo, Paris, Perth, Philadelphia, Phnom Penh, Phoenix, Pittsburgh, Port-au-Prince, Prague, Pretoria, Pyongyang, Quito, Raleigh, Ramallah, Raqqa, Reykjavik, Riga, Rio de Janeiro, Riyadh, Rome, Rotterdam, Sacramento, Salt Lake City,
        San Antonio, San Diego, San Francisco, San Jose, San Juan, San Salvador, Sanaa, Santiago, Sao Paulo, São Paulo, Sapporo, Sarajevo, Seattle, Seoul, Sevastopol, Seville, Shanghai, Shenzhen, Sofia, Srebrenica, St. Louis, St. Petersburg, Saint Petersburg, Stockholm, Stuttgart, Sydney,
        Tallinn, Tampa, Tashkent, Tbilisi, Tegucigalpa, Tehran, Tel Aviv, The Hague, Tijuana, Tokyo, Toronto, Toulouse, Tripoli, Tucson, Tulsa, Tunis, Turin, Ulaanbaatar, Utrecht, Valencia, Vancouver, Venice, Vienna, Vientiane, Vilnius, Vladivostok, Wellington, Wuhan,
        Yangon, Yerevan, Yokohama, Zagreb, Zaporizhzhia, Zurich, Zürich, Wonsan, Bakhmut, Rafah, Khan Younis, Silicon Valley, Capitol Hill, Wall Street, Cape Canaveral, Guantanamo Bay, Hong Kong, Macau, Taipei, Bronx, Queens, Staten Island, Harlem, Puerto Rico, Guam,
        Bay Area, New England, Ferguson, Charlottesville, Albuquerque, Omaha, Boulder, Des Moines, Baton Rouge, Charleston, Savannah, Fort Worth, El Paso, Long Beach, Santa Monica, Santa Fe, Palo Alto, Mountain View, Menlo Park, Cupertino, Bethesda, Arlington, Alexandria, Fort Lauderdale, Palm Beach, Washington D.C., Washington DC
        """);

    /// <summary>A name that ends with one of these is a place's.</summary>
    public static readonly FrozenSet<string> PlaceHeads = Words(
        """
        River County Lake Mountain Mountains Island Islands Valley Beach Bay Sea Ocean Strait Peninsula Desert Province Prefecture District Airport Canyon Creek Harbor Harbour Township Borough Heights Plateau Coast Basin Glacier
        Avenue Boulevard Street Falls Forest Peak Volcano Reef
        """);

    public static readonly FrozenSet<string> PlaceOpeners = Words("Lake Mount Mt. Cape Fort Port Gulf Strait Isle");
}

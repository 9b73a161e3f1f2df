using System.Collections.Frozen;

namespace ContentApi.Domain.ReaderAids;

internal static partial class Gazetteer
{
    /// <summary>A name that ends with one of these, or has it before "of" and "for", is an organisation's.</summary>
    public static readonly FrozenSet<string> OrganisationHeads = Words(
        """
        Academy Administration Agency Airlines Airways Alliance Archives Army Assembly Associates Association Authority Bank Board Brewery Bureau Cabinet Center Centre Chamber Church Club Coalition College Commission Committee Company Confederation
        Congress Consortium Consulate Corporation Corp Corp. Corps Council Court Delegation Department Division Embassy Enterprises Exchange Federation Fleet Force Forces Foundation Fund Gazette Government Group Guard Herald Holdings Hospital Inc Inc. Industries Initiative
        Inspectorate Institute Institution Institutes Journal Laboratory Laboratories LLC LLP Ltd Ltd. League Legislature Library Magazine Marines Ministry Museum Navy Network Newspaper Observatory Office Orchestra Organisation Organization Parliament Partners Partnership
        Party PLC Police Press Prison Reserve School Schools Senate Service Services Society Studios Studio Survey Symphony Syndicate Systems Technologies Telegraph Times Treasury Tribunal Tribune Trust Union University Ventures Watch Workers Co. Co Cathedral Seminary Bancorp Motors Pharmaceuticals Observer Chronicle News Monitor Post Examiner Inquirer Globe Dispatch Tribune
        """);

    /// <summary>Heads that name organisations also before "of", "for" and "on".</summary>
    public static readonly FrozenSet<string> OrganisationOpeners = Words(
        """
        Academy Administration Agency Alliance Association Bank Board Bureau Center Centers Centre Chamber Church College Commission Committee Council Court Department Embassy Federation Foundation Fund House Institute Journal Institutes Joint League
        Ministry Museum National Office Organisation Organization Party School Society Union University Library Conference Consortium
        """);

    /// <summary>Organisations that a name alone tells.</summary>
    public static readonly FrozenSet<string> Organisations = Lines(
        """
        Google, Facebook, Twitter, Microsoft, Apple Inc., Amazon.com, YouTube, Instagram, LinkedIn, Netflix, Uber, Airbnb, Tesla Motors, SpaceX, Boeing, Airbus, Lockheed Martin, Toyota, Honda, Nissan, Volkswagen, BMW, General Motors, ExxonMobil,
        Exxon Mobil, Chevron, Walmart, Starbucks, McDonald's, Pfizer, Moderna, AstraZeneca, Samsung, Huawei, Sony, Nintendo, IBM, Intel, Oracle, Cisco, Goldman Sachs, JPMorgan Chase, Morgan Stanley, Citigroup, Wells Fargo, Deutsche Bank, HSBC, Gazprom, Rosneft, Alibaba,
        Tencent, TikTok, Reuters, Thomson Reuters, Associated Press, Agence France-Presse, Bloomberg, BBC, CNN, Fox News, ABC News, CBS News, NBC News, MSNBC, NPR, Al Jazeera, New York Times, The New York Times, Washington Post, The Washington Post, Wall Street Journal, The Wall Street Journal, Los Angeles Times,
        USA Today, Politico, BuzzFeed, Breitbart, The Guardian, Guardian, Daily Mail, Financial Times, Der Spiegel, Le Monde, Xinhua, TASS, Kyodo, NHK, Yonhap, Interfax, KCNA, White House, Pentagon, Kremlin, Congress, Senate, House of Representatives, Supreme Court, U.S. Supreme Court,
        State Department, Justice Department, Treasury Department, Defense Department, Federal Reserve, European Union, European Commission, European Parliament, European Central Bank, United Nations, Security Council, World Bank, World Health Organization,
        International Monetary Fund, Amnesty International, Human Rights Watch, Red Cross, Greenpeace, Hamas, Hezbollah, Taliban, Islamic State, al-Qaeda, Al-Qaeda, al Qaeda, Boko Haram, Al-Shabaab, Muslim Brotherhood, Fatah, Democratic Party, Republican Party, Labour Party,
        Conservative Party, Labour, Planned Parenthood, National Rifle Association, Black Lives Matter, Wikipedia, WikiLeaks, Wikimedia, Mozilla, GitHub, Flickr, Tumblr, Pinterest, Snapchat, WhatsApp, Reddit, Spotify, eBay, PayPal, Yelp, Foursquare, Harvard, Harvard University, Yale, Stanford, Oxford University,
        Smithsonian, Smithsonian Institution, Library of Congress, National Archives, Secret Service, Coast Guard, U.S. Army, U.S. Navy, U.S. Air Force, Air Force, Marine Corps, National Guard, Census Bureau, Peace Corps, Health and Human Services, Homeland Security, Veterans Affairs, Republican National Committee, Democratic National Committee, Downing Street, Interpol, Europol, OPEC, Scotland Yard
        """);

    /// <summary>Acronyms that stand for organisations wherever they are read.</summary>
    public static readonly FrozenSet<string> Acronyms = Words(
        """
        ABC ACLU AFP AIPAC AMA ANC AP ASEAN ATF BBC BJP BLM BP CBO CBP CBS CDC CDU CENTCOM CERN CFPB CIA CMS CNBC CNN CPAC CPSC DARPA DEA DHS DNC DOD DoD DOE DOJ DOT DPRK ECB ECOWAS EPA ESA ESPN EU FAA FAO FBI FCC FDA FDIC
        FEC FEMA FERC FIFA FSB FTC GAO GCHQ GM GOP GSA HHS HRW HSBC HUD IAEA IBM ICC ICE IDF IMF IOC IRA IRGC IRS ISIL ISIS ISS KGB LAPD MI5 MI6 MIT MSF NAACP NARA NASA NATO NBA NBC NCAA NFL NHL NHS NHTSA NIH NIST NLRB
        NOAA NPR NPS NRA NRC NSA NSF NTSB NYPD OAS OECD OMB OPEC OPM OSCE OSHA OSTP PBS PLO RNC RCMP SBA SEC SPD SSA TSA UAW UCLA UEFA UKIP UN U.N. E.U. UNESCO UNHCR UNICEF USAF USAID USDA USGS USPS VA WFP WHO WTO WWF YMCA
        """);
}

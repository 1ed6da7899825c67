/// Places that stand behind a time for their zone: the last parts of the names in the time zone database, where all zones
/// that end so show the same time. What they mean is looked up in `ZoneTable`; here it is known that they are no words.
///
/// `Tests/SettingsTests/ZoneCityTests.swift` compares them with the database.
enum ZoneCity {
    /// The longest place that begins at a word: `berlin`, `New York`, `ho chi minh`.
    static func read(_ words: [SaidWord], at index: Int) -> (name: String, next: Int)? {
        for count in (1...3).reversed() where index + count <= words.count {
            let run = words[index..<index + count]
            let name = run.map(\.text).joined(separator: "_")
            guard names.contains(name) || run.allSatisfy(\.isName) && others[name] != nil else { continue }
            let isLast = index + count == words.count
            // A word of a sentence too: a place only in capitals, and where nothing follows.
            if alsoWords.contains(name), !isLast || !run.allSatisfy(\.isName) { continue }
            return (run.map(\.text).joined(separator: " "), index + count)
        }
        return nil
    }

    /// The zone of a big place that the database has no name for.
    static func likely(_ name: String) -> String? {
        others[String(name.map { $0 == " " ? "_" : $0 })]
    }

    static let names = Set(
        """
        abidjan accra adak addis_ababa adelaide aden algiers almaty amman amsterdam anadyr anchorage
        andorra anguilla antananarivo antigua apia aqtau aqtobe araguaina aruba ashgabat ashkhabad
        asmara asmera astrakhan asuncion athens atikokan atka atyrau auckland azores baghdad bahia
        bahia_banderas bahrain baku bamako bangkok bangui banjul barbados barnaul beirut belem belfast
        belgrade belize berlin bermuda beulah bishkek bissau blanc-sablon blantyre boa_vista bogota
        boise bougainville bratislava brazzaville brisbane broken_hill brunei brussels bucharest
        budapest buenos_aires bujumbura busingen cairo calcutta cambridge_bay campo_grande canary
        canberra cancun cape_verde caracas casablanca casey catamarca cayenne cayman ceuta chagos
        chatham chicago chihuahua chisinau chita choibalsan chongqing christmas chungking chuuk
        ciudad_juarez cocos colombo comoro conakry copenhagen coral_harbour cordoba costa_rica coyhaique
        creston cuiaba curacao currie dacca dakar damascus danmarkshavn dar_es_salaam darwin davis
        dawson dawson_creek denver detroit dhaka dili djibouti dominica douala dubai dublin
        dumontdurville dushanbe easter edmonton efate eirunepe el_aaiun el_salvador enderbury ensenada
        eucla faeroe fakaofo famagusta faroe fiji fort_nelson fort_wayne fortaleza freetown funafuti
        gaborone galapagos gambier gaza gibraltar glace_bay godthab goose_bay grand_turk grenada
        guadalcanal guadeloupe guam guatemala guayaquil guernsey guyana halifax harare harbin havana
        hebron helsinki hermosillo ho_chi_minh hobart hong_kong honolulu hovd indianapolis inuvik
        iqaluit irkutsk isle_of_man istanbul jakarta jamaica jan_mayen jayapura jersey jerusalem
        johannesburg johnston juba jujuy juneau kabul kaliningrad kamchatka kampala kanton karachi
        kashgar kathmandu katmandu kerguelen khandyga khartoum kiev kigali kinshasa kiritimati kirov
        knox kolkata kosrae kralendijk krasnoyarsk kuala_lumpur kuching kuwait kwajalein kyiv la_paz
        la_rioja lagos libreville lima lindeman lisbon ljubljana lome london longyearbyen lord_howe
        los_angeles louisville lower_princes luanda lubumbashi lusaka luxembourg macao macau maceio
        macquarie madeira madrid magadan mahe majuro makassar malabo maldives malta managua manaus
        manila maputo marengo mariehamn marigot marquesas martinique maseru matamoros mauritius mawson
        mayotte mazatlan mbabane mcmurdo melbourne mendoza menominee merida metlakatla mexico_city
        midway minsk miquelon mogadishu monaco moncton monrovia monterrey montevideo monticello montreal
        montserrat moscow muscat nairobi nassau nauru ndjamena new_salem new_york niamey nicosia nipigon
        niue nome norfolk noronha nouakchott noumea novokuznetsk novosibirsk nuuk ojinaga omsk oral oslo
        ouagadougou pago_pago palau palmer panama pangnirtung paramaribo paris perth petersburg
        phnom_penh phoenix pitcairn podgorica pohnpei ponape pontianak port-au-prince port_moresby
        port_of_spain porto-novo porto_acre porto_velho prague puerto_rico punta_arenas pyongyang qatar
        qostanay queensland qyzylorda rainy_river rangoon rankin_inlet rarotonga recife regina resolute
        reunion reykjavik riga rio_branco rio_gallegos riyadh rome rosario rothera saigon saipan
        sakhalin salta samara samarkand samoa san_juan san_luis san_marino santa_isabel santarem
        santiago santo_domingo sao_paulo sao_tome sarajevo saratov scoresbysund seoul shanghai shiprock
        simferopol singapore sitka skopje sofia south_georgia south_pole srednekolymsk st_barthelemy
        st_helena st_johns st_kitts st_lucia st_thomas st_vincent stanley stockholm swift_current sydney
        syowa tahiti taipei tallinn tarawa tashkent tasmania tbilisi tegucigalpa tehran tel_aviv
        tell_city thimbu thimphu thule thunder_bay tijuana timbuktu tirane tiraspol tokyo tomsk
        tongatapu toronto tortola tripoli troll truk tucuman tunis ujung_pandang ulaanbaatar ulan_bator
        ulyanovsk urumqi ushuaia ust-nera uzhgorod vaduz vancouver vatican vevay victoria vienna
        vientiane vilnius vincennes virgin vladivostok volgograd vostok wake wallis warsaw whitehorse
        winamac windhoek winnipeg yakutat yakutsk yancowinna yangon yap yekaterinburg yellowknife
        yerevan zagreb zaporozhye zurich
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let alsoWords = Set(
        """
        adak atka beulah broken_hill cambridge_bay campo_grande casey chatham christmas cocos
        coral_harbour creston currie davis dawson dawson_creek easter fort_nelson fort_wayne gambier
        gaza glace_bay goose_bay grand_turk guam jersey knox louisville lower_princes macquarie mahe
        marengo mawson midway monticello new_salem nome norfolk oral palmer petersburg phoenix
        punta_arenas queensland rainy_river rankin_inlet regina resolute reunion rothera salta samara
        shiprock south_georgia south_pole stanley swift_current syowa tasmania tell_city thule
        thunder_bay troll truk vevay victoria vincennes virgin vostok wake wallis whitehorse winamac yap
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let others: [String: String] = {
        let zones: [(String, String)] = [
            ("Europe/Berlin", "munich hamburg frankfurt cologne stuttgart münchen köln düsseldorf leipzig dresden"),
            ("Europe/Rome", "milan milano roma napoli turin"), ("Europe/Madrid", "barcelona seville"),
            ("Europe/Zurich", "geneva zürich basel genf"), ("Europe/Paris", "lyon marseille toulouse"),
            ("Europe/London", "manchester edinburgh glasgow cardiff birmingham"), ("Europe/Vienna", "wien graz"),
            ("Europe/Amsterdam", "rotterdam eindhoven"), ("Europe/Warsaw", "krakow kraków gdansk wroclaw warszawa"),
            ("Europe/Stockholm", "gothenburg"), ("Europe/Prague", "praha brno"),
            ("Asia/Kolkata", "mumbai delhi new_delhi bangalore bengaluru chennai hyderabad pune"),
            ("Asia/Shanghai", "beijing shenzhen guangzhou"), ("Asia/Tokyo", "osaka kyoto"),
            ("Asia/Ho_Chi_Minh", "hanoi"),
            ("Asia/Dubai", "abu_dhabi"), ("Europe/Istanbul", "ankara izmir"),
            ("America/New_York", "boston atlanta miami philadelphia nyc new_york_city"),
            ("America/Chicago", "houston dallas"),
            ("America/Los_Angeles", "seattle san_francisco san_diego las_vegas sf"),
            ("America/Denver", "salt_lake_city"),
            ("America/Toronto", "ottawa"), ("America/Sao_Paulo", "rio_de_janeiro brasilia"),
            ("Africa/Johannesburg", "cape_town durban"), ("Pacific/Auckland", "wellington"),
        ]
        return Dictionary(
            zones.flatMap { zone, places in places.split(separator: " ").map { (String($0), zone) } },
            uniquingKeysWith: { first, _ in first })
    }()
}

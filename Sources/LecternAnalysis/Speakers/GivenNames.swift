/// Given names, to tell persons from bodies and "he" from "she".
enum GivenNames {
    /// What a name in small letters tells, nil when it stands in neither list.
    static func gender(_ name: String) -> Entity.Gender? {
        if let gender = short[name] { return gender }
        return female.contains(name) ? .female : male.contains(name) ? .male : nil
    }

    /// Short forms and names of public life that lists of births lack.
    private static let short: [String: Entity.Gender] = [
        "bernie": .male, "newt": .male, "rudy": .male, "chuck": .male, "chris": .male, "mitt": .male, "barack": .male,
        "vladimir": .male, "volodymyr": .male, "jens": .male, "boris": .male, "ban": .male, "xi": .male,
        "hillary": .female, "nikki": .female, "ivanka": .female, "kellyanne": .female, "condoleezza": .female,
    ]
}

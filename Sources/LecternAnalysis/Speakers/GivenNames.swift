/// The commonest given names in English news, to tell persons from bodies and "he" from "she".
enum GivenNames {
    /// What a name in small letters tells, nil when it stands in neither list.
    static func gender(_ name: String) -> Entity.Gender? {
        female.contains(name) ? .female : male.contains(name) ? .male : nil
    }

    private static let female = Set(
        wordList:
            """
            mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley \
            kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia kathleen amy \
            angela shirley anna brenda pamela emma nicole ruth katherine catherine christine debra rachel carolyn janet maria \
            heather diane julie joyce victoria kelly christina lauren joan evelyn judith megan andrea cheryl hannah jacqueline \
            martha gloria teresa ann anne sara madison kathryn janice jean alice julia judy sophia grace denise amber marilyn \
            danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori hillary chelsea melania \
            ivanka kellyanne condoleezza nikki angela theresa ursula claire jane kate elena ana olga natasha fatima aisha
            """)
    private static let male = Set(
        wordList:
            """
            james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark donald \
            steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric \
            jonathan stephen larry justin scott brandon benjamin samuel gregory alexander frank patrick raymond jack dennis jerry \
            tyler aaron jose adam nathan henry douglas zachary peter kyle ethan walter noah jeremy christian keith roger terry \
            austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert \
            willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene bill bob jim tom mike dan dave \
            steve jeff greg tim ted ben bernie barack mitt marco rand chris newt rudy paul mitch harry chuck vladimir xi jens \
            emmanuel boris tony gordon josh ed fred stan sam max leo hans juan carlos luis pedro mohammed muhammad ahmed ali
            """)
}

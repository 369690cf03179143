"""Letters without case and diacritics, after Unicode 14.0.0. Made by Tools/make-folding.py; do not edit."""

#: Rows of scalars that follow one another: the first of them, and what each folds to, a space where it stays as it is.
ROWS = [
    (0xC0, "aaaaaaæceeeeiiiiðnooooo ouuuuyþ aaaaaa ceeeeiiii nooooo ouuuuy y"),
    (0x100, "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳ jjkk lllllll"),
    (0x140, "lllnnnnnn ŋ ooooooœ rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"),
    (0x180, "bbbbƅ ɔccdddd ǝəɛffgɣ ɩikkl ɯnnɵooƣ ppʀƨ ʃ ttttuuʊvyyzzʒƹ ʒ ƽ ʖ"),
    (0x1C0, "    ǳǳǳǉǉ ǌǌ aaiioouuuuuuuuuu aaaaææggggkkooooʒʒjǳǳ ggƕƿnnaaææoo"),
    (0x200, "aaaaeeeeiiiioooorrrruuuussttȝ hhndȣ zzaaeeooooooooyylnt   acclts"),
    (0x240, "zɂ bʉʌeejjqqrryy"),
    (0x370, "ͱ ͳ ʹ ͷ        ϳ      α εηι ο υωιαβγδεζηθικλμνξοπρ στυφχψωιυαεηι"),
    (0x3B0, "υ                 σ       ιυουωϗβθ ϒϒφπ ϙ ϛ ϝ ϟ ϡ ϣ ϥ ϧ ϩ ϫ ϭ ϯ"),
    (0x3F0, "κρ  θε ϸ ϲϻ  ͻͼͽееђгєѕііјљњћкиуџабвгдежзииклмнопрстуфхцчшщъыьэюя"),
    (0x430, "         и                      ее г   і    киу ѡ ѣ ѥ ѧ ѩ ѫ ѭ ѯ"),
    (0x470, "ѱ ѳ ѵ ѵѵѹ ѻ ѽ ѿ ҁ         ҋ ҍ ҏ ґ ғ ҕ җ ҙ қ ҝ ҟ ҡ ң ҥ ҧ ҩ ҫ ҭ ү"),
    (0x4B0, "ұ ҳ ҵ ҷ ҹ һ ҽ ҿ ӏжжӄ ӆ ӈ ӊ ӌ ӎ  ааааӕ ееә әәжжззӡ ииииооө өөээуу"),
    (0x4F0, "ууууччӷ ыыӻ ӽ ӿ ԁ ԃ ԅ ԇ ԉ ԋ ԍ ԏ ԑ ԓ ԕ ԗ ԙ ԛ ԝ ԟ ԡ ԣ ԥ ԧ ԩ ԫ ԭ ԯ"),
    (0x1E00, "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"),
    (0x1E40, "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"),
    (0x1E80, "wwwwwwwwwwxxxxyyzzzzzzhtwyasssß aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"),
    (0x1EC0, "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyỻ ỽ yy"),
    (0x1F00, "ααααααααααααααααεεεεεε  εεεεεε  ηηηηηηηηηηηηηηηηιιιιιιιιιιιιιιιι"),
    (0x1F40, "οοοοοο  οοοοοο  υυυυυυυυ υ υ υ υωωωωωωωωωωωωωωωωααεεηηιιοουυωω"),
    (0x1F80, "ααααααααααααααααηηηηηηηηηηηηηηηηωωωωωωωωωωωωωωωωααααα ααααααα ι"),
    (0x1FC0, "  ηηη ηηεεηηη   ιιιι  ιιιιιι    υυυυρρυυυυυυρ     ωωω ωωοοωωω"),
    (0xFF10, "0123456789"),
    (0xFF21, "abcdefghijklmnopqrstuvwxyz"),
    (0xFF41, "abcdefghijklmnopqrstuvwxyz"),
]

#: The diacritics that combine with the letter before them: first and last scalar of each stretch.
DIACRITICS = [(0x300, 0x36F), (0x483, 0x487), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F)]

/// How a report looks: on screens wide and narrow, light and dark, and on paper.
enum HTMLReportStyle {
    /// A colour of each role on light and on dark ground. Every text has a contrast of 4.5 or more against its ground (WCAG
    /// 2.1, 1.4.3), which a test computes.
    static let palette: [(role: String, light: String, dark: String)] = [
        ("ground", "#ffffff", "#15181b"), ("raised", "#f3f4f6", "#20252a"), ("text", "#1b1b1b", "#e8e8e8"),
        ("quiet", "#555b63", "#b0b6be"), ("link", "#0b57b0", "#8ab8ff"), ("support", "#0b6b2e", "#74d69a"),
        ("caution", "#8a5300", "#f0c05a"), ("oppose", "#b3261e", "#ff9d94"), ("neutral", "#4d5a66", "#b7c0c9"),
        ("none", "#555b63", "#b0b6be"),
    ]

    /// The style sheet.
    static let text = """
        :root{\(palette.map { "--\($0.role):\($0.light);" }.joined())}
        @media screen and (prefers-color-scheme:dark){:root{\(palette.map { "--\($0.role):\($0.dark);" }.joined())}}
        \(rules)
        """

    private static let rules = """
        *{box-sizing:border-box}
        html{background:var(--ground);color:var(--text);font:1.05rem/1.6 Georgia,"Times New Roman",serif;overflow-wrap:break-word}
        body{max-width:46rem;margin:0 auto;padding:1rem}
        h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.3rem;line-height:1.3;margin:2rem 0 .5rem}
        h3{font-size:1.1rem;margin:1rem 0 .25rem}
        nav,form,table,.about,.counts,cite,.manner,.number,.mark,svg{font-family:system-ui,sans-serif}
        a{color:var(--link)}:focus-visible{outline:3px solid var(--link);outline-offset:2px}
        nav a{display:inline-block;padding:.35rem .5rem .35rem 0}
        .skip{position:absolute;left:-99rem}.skip:focus{position:static}
        form{position:sticky;top:0;z-index:1;background:var(--raised);padding:.5rem .75rem;border-bottom:1px solid var(--quiet);font-size:.9rem}
        form[hidden]{display:none}
        fieldset{border:0;padding:0;margin:.25rem 0;display:flex;flex-wrap:wrap;gap:.25rem .9rem}legend{float:left;margin-right:.9rem}
        label{white-space:nowrap}select,button,input{font:inherit;accent-color:var(--link)}select{max-width:calc(100% - 5rem)}
        select,button{color:var(--text);background:var(--ground);border:1px solid var(--quiet);border-radius:4px;padding:.15rem .4rem}
        .about,cite,.manner,.number,.guess{color:var(--quiet);font-size:.85rem;font-style:normal}.counts{display:block;font-size:.85rem}.count{white-space:nowrap;margin-right:.5em}
        .paragraph{position:relative;padding-left:2.4rem}.paragraph p,.paragraph blockquote{margin:.7rem 0}
        .paragraph blockquote{border-left:3px solid var(--quiet);padding-left:.8rem}.item::before{content:"• "}
        .number{position:absolute;left:0;top:.1rem;text-decoration:none;min-width:1.5rem}
        .content{text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:4px}
        .support{color:var(--support)}.caution{color:var(--caution);text-decoration-style:dashed}
        .oppose{color:var(--oppose);text-decoration-style:double}.neutral{color:var(--neutral);text-decoration-style:dotted}
        .content.none{color:inherit;text-decoration-style:dotted;text-decoration-thickness:1px}
        .content .source,.content i{color:inherit}
        .mark{font-size:.78rem;font-weight:700;border:1px solid currentColor;border-radius:3px;padding:0 .25em;display:inline-block;line-height:1.3;text-decoration:none}
        .mark.none{color:var(--none)}.to{text-decoration:none;margin-right:.2em}.to .mark{display:inline}
        :target{background:var(--raised);outline:2px solid var(--link)}
        [id]{scroll-margin-top:9rem}
        .off{color:inherit!important;text-decoration:none!important}
        .gone{display:none!important}
        ol.statements{padding-left:2rem}ol.statements li{margin:.8rem 0}q{quotes:"“" "”" "‘" "’"}
        .wide{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem;margin:.5rem 0;width:100%}th[scope=row]{min-width:8rem}
        th,td{text-align:right;padding:.25rem .4rem;border-bottom:1px solid var(--quiet);font-weight:400}
        thead th{font-weight:700;white-space:nowrap}th[scope=row],th:first-child,#speakers :nth-child(2){text-align:left}
        .event ul{padding-left:1.2rem}.event li{margin:.3rem 0}
        svg{font-size:12px;max-width:none}svg text{fill:var(--text);text-anchor:middle}svg line{stroke:var(--quiet)}
        svg rect{stroke:var(--ground)}rect.support{fill:var(--support)}rect.caution{fill:var(--caution)}
        rect.oppose{fill:var(--oppose)}rect.neutral{fill:var(--neutral)}svg text.in{fill:var(--ground);font-weight:700}
        @media (max-width:40rem){html{font-size:1rem}.paragraph{padding-left:1.7rem}form{position:static}[id]{scroll-margin-top:1rem}}
        @media print{nav,form,.skip{display:none!important}body{max-width:none}a{color:inherit}.paragraph,li,tr{break-inside:avoid}}
        """
}

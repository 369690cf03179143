// Written by Tools/make-given-names.py.

extension GivenNames {
    /// Names of which 95 of 100 bearers are female, in small letters.
    static let female = Set(
        wordList:
            """
            aada aadhya aadya aaleyah aaliyah aanya aarna aasha abagail abbey abbie abbigail abby abbygail abigail \
            abigale abigayle abrianna abrielle abril abygail ada adalee adalie adalina adaline adalyn adalynn adamari \
            adamaris addalyn addalynn addelyn addie addilyn addilynn addisen addison addisyn addyson adela adelaide \
            adele adelina adeline adelle adelyn adelynn adia adilene adilyn adilynn adina adira aditi adley adria \
            adriana adrianna adrianne adrienne adyson adéla agatha agnes agustina aida aikaterini aila ailani aileen \
            ailyn aimee ainhoa aino ainsley aisha aislinn aislynn aisyah aitana aiyana aiyanna aja ajda akeelah alaia \
            alaina alaiya alaiyah alana alanah alani alanis alanna alannah alanoud alaya alayah alayna alaysia alba \
            alberta alberte albina alda alea aleah alecia aleeah aleena aleia aleigha alejandra alena alene alesha \
            alesia alessa alessandra alessia aleta alethea alexa alexandra alexandrea alexandria alexia alexsandra \
            alexus aleyda alfreda alia aliah aliana alianna alice alicia alicja alina aline alisa alisha alison \
            alissa alisson alita alivia aliya aliyah aliyana aliza allegra allene alli allie allison allisson alliyah \
            ally allyson allyssa alma alondra alora alta althea alvina alyanna alyce alycia alyna alysa alyse alysha \
            alysia alyson alyssa alyssia alyvia amahle amaia amalia amanda amara amarah amaria amariah amaya amayah \
            amber amberly ambre ameera amelia amelie amelija amelja america amerie amethyst amia amiah amie amilia \
            amina aminah amira amirah amiya amiyah amora amoura amy amya amyah amyra amálie amēlija ana anabel \
            anabella anabelle anahi anahit anaiah anais analeigh analia analise analy ananya anastacia anastasia \
            anastasija anastasiya anaya anayah anayeli andrea andreea andreina andria androula ane aneesa angela \
            angeles angelia angelic angelica angeliki angelina angeline angelique angelita angely angie ania aniah \
            anika anisa anissa aniston anita anitra aniya aniyah anjali anjanette anjelica ann anna annabel annabell \
            annabella annabelle annabeth annalee annaleigh annaliese annalisa annalise annamarie anne anneliese \
            annelise annemarie annetta annette annie annika anniston annmarie anohito ansley antionette antoinette \
            antonella antonette antônia anya anyla anzu april arabella araceli aracely arantza aranza araya areli \
            arely aretha aria ariadna ariadne ariah ariana ariane arianna arianny ariela ariella arielle arionna \
            arissa ariya ariyah ariyana ariyanna arleen arlene arleth arlette arline arly armine arpi aruuke aruuzat \
            arwen arya aryah aryana aryanna asel asemahle asha ashanti ashely ashlea ashlee ashleigh ashley ashli \
            ashlie ashly ashlyn ashlynn ashraqat asia asilim asja asmita aspyn assia asta astrid athena aubree aubri \
            aubriana aubrianna aubrie aubriella aubrielle audra audree audrey audriana audrianna audrina aura aurelia \
            aurora autumn ava avah avalon avalyn avalynn avani avayah aveline averi averie aviana avianna avis avril \
            aya ayah ayalah ayana ayanna ayesha aygun ayim ayla ayleen aylin ayra ayva ayzere ayşa ayşe azalea \
            azeneth azucena azul aïcha aþena babette bailee bambi baran barb barbara barbare barbie barbra batsheva \
            bayarmaa bayleigh baylie beatrice beatrix beatriz becky belen belinda bella belle belva benedita benita \
            berenice bernadette bernadine berneice bernice berniece bertha bess bessie beth bethany bethzy betsy \
            bette bettie bettina betty bettye betzaida betzy beulah beverley beverly beyonce bianca biljana binita \
            bintou birdie bisera bismah blaire blakely blanca blanch blanche bobbi bobbye bogdana boglárka bolormaa \
            bonita bonnie bonny braelynn brande brandee brandi brandie brandy braylee brayleigh brea breana breann \
            breanna breanne bree breeanna brenda brenna breona breonna bria briana brianda brianna brianne bridget \
            bridgett bridgette brieanna briella brielle brigette brigitte brinlee brinley brionna brisa briseida \
            briseyda brissa brissia bristol britany britney britni britny britta brittaney brittani brittanie \
            brittany brittnay brittnee brittney brittni brittnie brittny brooke brookelyn brookelynn brooklyn \
            brooklynn bryana bryanna brylee bryleigh brylie brynlee brynleigh brynley brynn brynna brynnlee buffy \
            cady caelyn cailey cailin cailyn caitlin caitlyn caitlynn caleigh cali calista calla calleigh calli \
            callie calliope cambree cambria cambrie cami camila camilla camille camisha candace candi candice candida \
            candis candy capri cara caren cari carie carina carisa carissa carla carlee carleen carleigh carlene \
            carley carli carlie carlotta carly carmela carmella carol carolann carole carolee carolina caroline \
            carolyn carolynn carri carrie caryn carys casandra casie cassandra cassidy cassie cassondra cataleya \
            catalina catharine catherine cathey cathi cathie cathleen cathrine cathryn cathy catina catrina cayla \
            caylee cayleigh cecelia cecile cecilia cecily cecília celena celeste celia celina celine chana chanda \
            chandra chanel chanelle chantal chante chantel chantell chantelle charisma charissa charisse charity \
            charla charlee charleen charleigh charlene charli charline charlize charlotte charmaine chasity chastity \
            chaya chedeline chelsea chelsee chelsey chelsi chelsie chelsy cherelle cheri cherie cherilyn cherish \
            cherrelle cherri cherry cheryl cheryle cheryll cheyanne cheyenne chiara chimere china chiquita chloe \
            chloé chrissy christa christal christel christi christiana christie christin christina christine christy \
            chrystal chyanne chyna chynna cianna ciara ciarra cicely cielo cienna ciera cierra ciji cinda cindi cindy \
            cinnamon cinthia citlali citlalli citlaly claire clara clarice clarisa clarissa claudette claudia \
            claudine clementine cloe cloey clover coleen colette colleen collette concepción concetta connie \
            constance consuelo contina cora coraima coral coralie coraline cordelia coretta corina corine corinna \
            corinne cornelia corrina corrine courteney courtney crissy crista cristal cristi cristin cristina cristy \
            crysta crystal cydney cyndi cynthia daenerys dafne dahlia daija daijah daisha daisy daja dajah dalal \
            dalary daleyza dalia dalila dalilah damaris danae danelle danette dania danica daniela daniella danielle \
            danika danisha danita danna dannielle danyelle daphne darci darcie daria dariana darija darla darleen \
            darlene dasia davina dawn dawna dayami dayana dayanara dayanna dayna daysha deana deann deanna deanne \
            deasia deb debbi debbie debbra debby debi debora deborah debra debrah dedra deedee deena deidra deidre \
            deirdre deja dejah delaney delanie delia delilah della delois delores deloris delphine demetria demi dena \
            deneen denice denise denisha denisse desirae desiree dessie destany destinee destiney destini destinie \
            destiny deyanira dhia diamond diana diandra diane diann dianna dianne dina dinah dionna dionne dixie diya \
            djeneba djuana djuna doha dollie dolly dolores dona donita donna dora doreen dorene doretha dori dorinda \
            doris dorla dorotha dorothea dorothy dortha dorthy dottie dovie dragana dulce dunja dynasty dārta earlene \
            earline earnestine eboni ebony ecrin edie edith edna edwina edythe eevi effie eila eileen eisha eisley \
            eiza elaina elaine elana elani elara elayna elda eldora eleanor eleanora eleanore elena elene eleni \
            elexis eliana elianna elin elina elinor elisa elisabeth elise elissa eliyanah eliza elizabet elizabeth \
            elizaveta eliška ella elle ellen elliana ellianna ellie elliette elly elma elna elnora elodie eloise \
            elora elouise elowen elowyn elsa elsie elva elvera elvia elvira elyse elysia elyssa ema emalee emalyn \
            ember emberlee emberly emberlyn emberlynn embla emelia emely emeri emerie emersyn emi emilee emilia \
            emiliana emilie emilija emiliya emily emilía emine emma emmalee emmaline emmalyn emmalynn emmarie emme \
            emmeline emmie emmy emogene empress emrie enid ensley erica ericka erika erin erlinda erma erna ernestine \
            erykah eryn esha esma esme esmeralda esperanza essence essie estefani estefania estefany estella estelle \
            esther estrella ethel ethelyn etta eugenia eula eunice eva evalyn evalynn evangelina evangeline eve \
            evelin evelina evelyn evelyne evelynn everlee everleigh everley everly evette evie evita eylül fabiola \
            faith fajr fannie fanny fantasia farah farrah farzana fatemeh fatemeh-zahra fatima fatin fatma fawn faye \
            felecia felicia felicity felisha female fern fernanda ferne filomena fiona flor flora florence florene \
            florine flossie fonda fozia frances francesca franchesca francine francisca freda freida freya freyja \
            frida frieda fátima gabija gabriela gabriella gabrielle gaia gail galilea gamalat gamila gayane gaye \
            gayla gearldine geena gemma gena geneva genevieve georgene georgette georgia georgiana georgianna \
            georgina geraldine geralyn geri gerri gertie gertrude gia giada giana gianna giavanna gidget gigi gilda \
            gillian gina ginevra ginger ginny giovanna gisela gisele giselle gisselle gita giuliana gizelle gladys \
            glenda glenna gloria glynis gogo golda goldie googoosh gordana grace gracelyn gracelynn gracey gracie \
            graciela grecia greidys greta gretchen grisel griselda guinevere gunay gunel guðrún gwen gwendolyn \
            gwenyth gwyneth ha-eun ha-rin ha-yoon hadassah haddie hadicha hadlee hadleigh hadley hailee hailey hailie \
            haily haisley halee haleigh haley hali halie halle hallie hana hanna hannah harlee harleigh harlynn \
            harmoni harmony harper harriet harriett harriette haruna hasmik hasnaa hatice hattie havana haylee \
            hayleigh hayley haylie hazel heather heaven heavenly hedwig heidi heidy heikapu helen helena helene \
            hellen helma helmi henrietta hessa hettie hilary hilda hillary himari hina hinano hjørdis hoda holli \
            holly honesty hope hortense hosna hosniya hulda hur hussa i-chun iben ida idella iesha ieshia ila ilene \
            iliana ima imani imene iminathi imogen imogene ina inaaya inaya india indie inez ingrid inès ioanna iola \
            iona ione irati ireland irelyn irene iridian iris irma isabel isabela isabell isabella isabelle isadora \
            isamar isela isha isidora isis isla islande itzayana itzel iva ivaana ivalu ivana ivanka ivanna ivette \
            ivonne ivy iyana iyanna iyla izabel izabella izabelle izaro izzabella i̇nci jacalyn jaci jacie jacinda \
            jackeline jackelyn jacki jacklyn jaclyn jacqueli jacquelin jacqueline jacquelyn jacquline jada jade jaeda \
            jaela jaelynn jaida jaila jailene jailynn jaimee jakayla jala jaleah jaleesa jalisa jalissa jaliyah \
            jamaya jami jamia jamila jamiya jamiyah jamya jana janae janay janaya jane janee janeen janel janell \
            janelle janene janessa janet janeth janette jania janiah janice janie janine janis janiya janiyah janna \
            janney jannie january janya jaquelin jaqueline jasleen jaslene jaslyn jasmin jasmine jasmyn jasmyne \
            jaunita jaya jaycie jayda jayde jayla jaylah jaylee jayleen jaylene jaylynn jayna jayne jazelle jazlene \
            jazlyn jazlynn jazmin jazmine jazmyn jazmyne jazzlyn jazzmin jean jeana jeane jeanette jeanie jeanine \
            jeanna jeanne jeannette jeannie jeannine jemma jena jenae jenelle jenessa jenifer jenilee jenna jenni \
            jennie jennifer jenny jeraldine jeri jerica jerilyn jerilynn jerri jerrica jesenia jesica jessa jessenia \
            jessica jessika jhene ji-a ji-an ji-woo ji-yoo jianna jill jillian jimena jo joan joana joanie joann \
            joanna joanne jocelin jocelyn jocelyne jocelynn jodi joelle joellen johana johanna johnna joi jolee \
            joleen jolene jolette jolie joni jonna jordynn joretta jorja josefina joselin joseline joselyn josephine \
            josette josie joslyn joslynn josselyn josslyn jouri journee journei journi journie jovana jovanna jovie \
            joy joyce joycelyn juana juanita jubilee judeline judi judie judith judy juli julia juliana julianna \
            julianne julie juliet julieta juliette julija julisa julissa june juniper jurnee justina júlia kaaren \
            kabita kaci kacie kadiatou kadijah kaela kaelyn kaelynn kahlan kahlani kaia kaila kailani kailee kailey \
            kaili kailyn kailynn kaira kaisley kaitlin kaitlyn kaitlynn kaiya kala kalea kaleah kalee kaleena kaleigh \
            kalene kaley kali kalia kalie kalina kalista kaliyah kalli kallie kami kamila kamilah kamilla kamille \
            kamilė kamiya kamiyah kamora kamya kandace kandi kandice kandy kaneesha kanesha kanisha kaniya kara karen \
            kari karie karime karin karina karis karisa karissa karla karlee karleigh karley karli karlie karly karma \
            karmen karolina karolyn karolína karri karrie karyme karyn kasandra kasie kassandra kassidy kassie \
            kataleya katalina katarina kate katelin katelyn katelynn katerina katharine katherin katherine katheryn \
            kathi kathie kathleen kathrine kathryn kathy kati katia katie katina katla katlin katlyn katlynn katrina \
            katy kay kaydence kayla kaylah kaylani kaylea kaylee kayleen kayleigh kaylene kayley kayli kaylie kaylin \
            kaylyn kaylynn kaytlin kaytlyn keana keanna keara kecia keeley keely keesha kehlani keila keilani keily \
            keira keisha kelani kelci keli kelis kellee kelli kellie kelsea kelsey kelsi kelsie kelsy kenadie kendra \
            kendyl kenia kenisha kenlee kenleigh kenna kennedi kennedy kensley kenzi kenzie kenzley keren keri kerri \
            kerrie kesha keshia keyana keyanna keyla keyonna khadija khadijah khadije khalani khaleesi khalia \
            khalilah khawla khloe khloee khongordzol khushi kia kiana kianna kiara kiarra kiera kierra kiersten \
            kierstin kimber kimberlee kimberley kimberli kimberly kimora kinlee kinleigh kinley kinsey kinslee \
            kinsleigh kinsley kinzley kira kirra kirsten kirstie kirstin kisha kitty kiya kizzie kizzy klea kloe \
            konstantina konul kora korra kourtney krissy krista kristal kristen kristi kristie kristin kristina \
            kristine kristy kristyn krysta krystal krysten krystin krystina krystle ksenija kya kyara kyla kylah \
            kylee kyleigh kylene kylie kyndal kyndall kyndra kynlee kynleigh kynslee kyra kyriaki lacey laci lacie \
            ladonna laila lailah lailani lainey laisha lakeisha lakelyn lakendra lakesha lakeshia lakisha lamija \
            lamya lana lanette laney lanie laniya laniyah laquisha laquita lara laraine larissa lashanda lashonda \
            latanya latara latarsha latasha latavia latesha latifah latisha latonia latonya latoria latosha latoya \
            latoyia latrice latricia laura laureen lauren lauretta lauri laurie lauryn lavina lavonne lawanda layan \
            layla laylah laylani lea leah leandra leann leanna leanne leatrice leeann leela leena leesa leia leigha \
            leila leilah leilani leilany leisa lela lelia lena lenora lenore leola leona leora leota lesa lesedi \
            lesia lesli lesly leta letha leticia letitia lettie letty lexi lexie lexis lexus leyla leylani li-hua lia \
            liah liana lianna libby liberty lidia liepa lila lilah lile lilia lilian liliana lilianna lilien lilit \
            lilith lilja lilli lillian lilliana lillianna lillie lilly lillyan lillyana lillyann lillyanna lily \
            lilyan lilyana lilyann lilyanna lina linda lindsay lindsey linette linnea linsey lisa lisakhanya lisbeth \
            lise lisette lisha lissette litzy liv livia liz liza lizabeth lizbet lizbeth lizet lizeth lizette lizzie \
            ljiljana lluvia lois lola lolita lona londyn londynn loni lora loraine lorelai lorelei lorena lorene \
            loretta lori loriann lorie lorinda lorine lorna lorraine lorri lorrie lottie lou louann louella louisa \
            louise lourdes lovelie lu luana luann luanne lucia luciana lucie lucija lucile lucille lucinda lucretia \
            lucy lucía ludovica luella luisa luknė lula lulu lulwa luna lupita lur lura lusine luz lyanna lydia lyla \
            lylah lyna lynda lyndsay lyndsey lynette lynne lynnette lynsey lyra léa léna lía lív lėja mabel mable \
            macey machelle maci macie mackenna macy madalyn madalynn maddi maddie maddison madeleine madeline madelyn \
            madelynn madge madilyn madilynn madisen madison madisyn madonna madysen madyson mae maegan maelyn maelynn \
            maeve magaly magan magdalena magdalene magen maggie magnolia mahogany mai maia maile maira maisie maisy \
            maite maitê maiya maizie makaila makala makayla makaylah makena makenna makenzi makenzie makinley makiya \
            makiyah makyla malani malaya malayah malaysia maleah malen maleni malia maliah malika malina malinda \
            malissa maliya maliyah malka mallorie mallory malorie malu mamie mandi mandie mandy maneh manuela maple \
            mara maranda marcela marceline marcella marci marcia marcie marcy mareli marely maren mareva margaret \
            margarette margarida margarita margaux margery margie margo margot margret marguerite mari maria mariah \
            mariajose mariam mariami marian mariana mariann marianna marianne maribel maribeth maricela maricruz \
            marie mariel mariela mariella marielle marietta marigold marija marilee marilyn marilynn marina marisa \
            marisela marisol marissa maritza mariyah marjorie marjory markita marla marlana marlee marleigh marlena \
            marlene marli marlie marlys marni marnie marnita marquita marsha marta martha martika martina marva mary \
            maryam maryann maryanne marybeth maryellen maryja maryjane maryjo marylou marylyn maría mathilda matilda \
            matthildur mattie maud maude maudie maura maureen maurine mavis maxine may maya mayah maybelle maycee \
            maylee maylin mayme mayra maysoun mayte mazie mazikeen maša mckayla mckenna mckenzie meadow meagan \
            meaghan mechelle meera meg megan meggan meghan meghann mei-hui mei-ling meilani melani melania melanie \
            melany melba melia melina melinda melisa melissa mellisa mellissa melodie melody melonie melva meranda \
            mercedes mercy meredith meriem merissa merjem merri merrily merry mersana meryem mia miabella miah \
            micaela micayla michaela michele michelle mickayla miesha migdalia mikaela mikaila mikala mikalah mikayla \
            mikaylah mila milagros milagrosa milah milana milani milania mildred milena miley milica milissa \
            millicent millie mimi mindi mindy minerva minnie mio mira miracle miranda mirella mireya miriah miriam \
            mirjana mirlande missy misti misty mittie mitzi miya miyah moea moeata moesha mollie molly mona monet \
            monica monika monique monserrat montserrat moriah mozelle muriel mya myah myesha mykayla myla mylah mylee \
            myleigh mylie myra myranda myrlande myrna myrtis myrtle mädïna mía nadia nadine nahia nahla naila nailah \
            naima nairobi naja nakisha nakita nala nalani nallely nan nanci nancy nanette nannette nannie naomi nare \
            nariah narine natalee natali natalia natalie natalija nataly natalya natasha nathalia nathalie nathaly \
            natosha natália natálie naura naya naydelin nayeli nayely nayla nazanin-zahra nedra neha nehir nela nelda \
            nell nelle nellie nelly nereida neriah nesreen nettie neva nevaeh neveah neža nia nichelle nichol nichole \
            nicole nicolette nicolle niesha niharika nikki nikole nilay nina nira nita nivi niviaq niya noelia noelle \
            noemi noemí nohely nola nona nora norah noreen norita norma nouf novalee novella noûr nuray nurul nutsa \
            nya nyah nyasia nyla nylah nyomi nyra oakleigh oaklynn octavia odalis odalys odessa odval ofelia oisha \
            ola oleksandra oleta olga olive olivia oliwia oma opal ophelia oralia orpha oyunbileg paige paislee \
            paisleigh paisley paityn paloma pam pamala pamela panagiota paneeraq paninnguaq pansy paola paraskevi \
            patience patrica patrice patricia patricija patrícia patti pattie patty paula paulette paulina pauline \
            pearl pearline peggie peggy penelope pennie penny perla persephone petra philomena phoebe phylicia \
            phyllis pipaluk piper poema pola polly poppy porsche porsha portia precious preslee princess priscila \
            priscilla prisha priya puteri pyper qiana quanisha queen quiana rabina rachael racheal rachel rachelle \
            racquel radmila raegan raelyn raelynn raina ramona randi raquel rashida raya raylee rayleigh raylynn \
            rayna reanna reba rebeca rebecca rebeccah rebekah regina regine reina rena renada renae renata renea \
            renee renesmee renita reta retha rethabile reva reya reyna rhea rhianna rhiannon rhoda rhonda ria rianna \
            richelle rihanna riko rileigh rilynn rita rivka riya roberta robyn rochelle roghayyeh rolanda romina rona \
            ronda ronja ronna rosa rosalee rosalia rosalie rosalina rosalind rosalinda rosalyn rosalynn rosanna \
            rosanne rose rose-merline roseann roseanna roseanne rosella roselyn roselynn rosemarie rosemary rosetta \
            rosie roslyn rosmery rowena roxana roxane roxann roxanna roxanne roxie royalty rubi rubie ruby rubye ruth \
            ruthann ruthie ruòxī ryleigh saanvi saar sable sabra sabrina sade sadie safija saga sahana sahara sakeena \
            sakineh salena saliha salina sallie sally salma salomé samantha samara samaria samatha samaya samira \
            samiya samiyah samya sanaa sanai sandi sandra sania saniya saniyah sanjana saoirse sapphire sara sarah \
            sarahi sarai sariah sarina sarita sariyah sasha saundra savana savanah savanna savannah saylor scarlet \
            scarlett scarlette selah selena selene selina selma seo-ah seo-yun serafina seraphina serena serenity \
            serina sesili sevda sevinj shaelyn shaikha shaila shaimaa shaina shakia shakira shalonda shameka shamika \
            shams shamya shana shanae shanay shanaya shanda shaneka shanell shanelle shanequa shani shania shanice \
            shaniece shanika shaniqua shanique shanita shaniya shaniyah shanna shannen shanta shantel shantell shanya \
            shaquana shaquita shara shardae sharday sharde sharee sharen shari sharita sharla sharlene sharman sharon \
            sharonda sharron sharyn shasta shatara shauna shaunna shavonne shawanda shawna shawnda shawnee shayla \
            shaylee shayma shayna sheena sheila sheilah shelba shelbi shelbie shelby shelia shelley shelli shelly \
            shelva shena shenna sheree sheri sherie sherifa sherita sherlyn sherri sherrie sherry sherryl sheryl \
            sheyla shianne shiela shira shirlee shirlene shirley shona shonda shonna shreya shristi shu-chen \
            shu-chuan shu-fen shu-hua shu-hui shyann shyanne shyla sia sibyl siena sienna sierra silvia simone sinead \
            siobhan sita siti siya skyla skylah skylynn sloane snezana snežana sobia sofia sofie sofija sofía soleil \
            solomiya somaya somayyeh sommer sondra sonia sonja sonji sonya soo-ah sophia sophie soraya spring staci \
            stacia stacie star starla starr stefani stefanie stella stephaine stephani stephanie stephany stephenie \
            stormi sue suellen suha summer sunita sunshine suri susan susana susanna susanne susie suzan suzanna \
            suzanne suzette suzie suzy sybil syble sydnee sydney sydni sydnie sylvia sylvie symone symphony syreeta \
            sára sóley sólja tabatha tabetha tabitha tahlia taina taja takisha tala talia talisa taliyah tallulah \
            tamala tamara tamatha tameka tamekia tamela tamera tami tamia tamica tamie tamika tamiko tammi tammie \
            tammy tamra tamya tana tanesha tangela tania tanika tanisha taniya taniyah tanja tanya tara tarah taraji \
            tarana tarita tarsha taryn tasha tashina tasia tatia tatiana tatianna tatiyana tatyana tatyanna tawana \
            tawanda tawanna tawny tawnya taya tayla taylar tea teela teena tehya temperance tena tenika tenisha \
            tenley tennille teodora tera teresa terese teressa tereza teri terra terri terrie tess tessa tessie teura \
            thalia thea theda thelma theodora theresa therese tia tiana tianna tiara tiarra tiera tierney tierra \
            tiesha tiffani tiffanie tiffany tillie tilly tina tinley tinsley tionna tisha titaina titaua tkeyah \
            toccara tomeka tomika tomyris toni tonia tonja tonya tori tosha toya tracee traci tracie treasure trena \
            tresa tressa treva tricia trina triniti trinity trish trisha trista trudy tuleen twila twyla tyanna \
            tyesha tyra uiloq una ursula uta vaea valarie valencia valentina valeria valerie valery valorie vamika \
            vanesa vanessa vania varvara vasiliki vasilisa vayda veda velda velma velvet venessa venita venla venus \
            vera verda vergie verla verna veronica vesna vesta vianey vickey vicki vickie vicky victoria vienna vikki \
            viktorie viktoriya viktoría viktória vilma viola violet violeta violette virgie virginia viridiana vivian \
            viviana vivianna vivianne vivien vivienne vonda vonetta vusala vár wanda wateen wendi wendy whitney \
            whittney widelene wilda wilhelmina willa willow wilma windy winifred winnie winnifred winona winter \
            wrenley wynter xena ximena xiomara xitlali xitlaly xochitl xyla xīnyí ya-ting yadhira yadira yahaira \
            yaire yajaira yalitza yamile yamilet yamileth yamilex yaneli yara yareli yarely yaretzi yaretzy yaritza \
            yasmeen yasmin yasmine yasna yazmin yazmine yekaterina yesenia yessenia yessica yetta yeva yolanda \
            yolonda yoselin yoselyn yua yuina yulia yuliana yulisa yulissa yuna yuridia yusra yvette yvonne yìhán \
            yīnuò yūna yǐmò yǔtóng yǔxī zadie zahara zahra zaina zainab zaira zala zana zaniya zaniyah zara zaria \
            zariah zariyah zaya zayla zaylee zehra zelda zella zelma zena zendaya zeynab zhane zhavia zhuri zina ziva \
            zoe zoey zoie zola zooey zora zoya zoé zuri zyla zümra zǐhán ámbar éabha şerife
            """)

    /// Names of which 95 of 100 bearers are male, in small letters.
    static let male = Set(
        wordList:
            """
            aaden aadvik aahil aaiden aamir aarav aariv aariz aarnav aaron aarush aaryan aasim aayan aayansh aayden \
            aayush abbas abd abdallah abdel-rahman abdelkader abdiel abdirahman abdul abdulaziz abdulla abdullah \
            abdullahi abdullo abdulrahman abe abel abelardo abhinav abhiram abhishek abimael abner abraham abram \
            abran abubakar abulfazl ace aceson achilles adalberto adam adan adarius adelbert aden adhvik adian adiel \
            aditya adnan adolf adolfo adolph adolphus adomas adon adonis adriano adrians adriel advaith advik aedan \
            aeson afonso agastya agustin agustín ahaan ahad aharon ahmad ahmed ahmet ahmir ahron aidan aiden aidric \
            aisultan aiur aiyden aizen ajay akash akeem akhil akil akram aksel akshaj akshay al alakai alan alaric \
            alastair albert alberto albin aldair aldiyar aldo alec aleczander aleister alejandro alek aleks \
            aleksandar aleksander aleksandr aleksandre alekzander alen alessandro alessio alex alexande alexander \
            alexandro alexandros alexandru alexavier alexsander alexzander alfonso alfonzo alford alfred alfredo \
            ali-reza alias alikhan alinur alistair alister allan allen alonso alonzo aloysius alparslan alphonse \
            alphonso alteo alton alvaro alvin amadeo amadeus amado amadou amare amarion ambrose ameen ameer ameir \
            americo ames amias amin amine amir amir-abbas amir-ali amir-hossein ammar ammon amogh amon amos anakin \
            anar anas anden ander anders andon andre andreas andrei andrej andres andrew andrias andrik andriy andru \
            andy aneesh anfernee angelo angus anirudh anish ansel ansh anson anthoney anthony antoine anton antone \
            antoni antonio antony antron antwain antwan antwon antwone antônio ao aoi apollo aputsiaq aras arath arav \
            arch archer archibald archie areg areni argenis arham aric arik arjun arlan arlo armaan arman armand \
            armando armin armon armond arnaldo arnav arne arnold arnoldo arnulfo aron arron arsenio art artem artemio \
            arther arthur artiom artur arturo artyom arvel arvid arvil arvin aryeh asad asael asahd asher ashot \
            ashwin athan athanasios atharv atharva atom atreus atreyu atticus augustin augustus aurelio aurelius \
            austin auston author avant aveer avraham avrohom avyaan avyan axel axell axl axle axton ayaan ayaansh \
            ayansh ayden aydenn aydin aylan ayman ayoub ayson ayub ayush azaan azael azai aziel aziz babyboy bader \
            bakari bakary baltazar bandar bane banele barack barney baron barrett barron barry bart bartholomew \
            bartley barton baruch bastian batkhaаn bauer bautista baxter bayne bayron baаtar bear beau beauden beckam \
            beckett beckham ben benaiah benas bence benedict benicio benito benjamen benjamin benjamín benji benjiman \
            bennett benny benson bentley bently benton bernard bernardo berrdo bert bertram bertrand beshoi bibek \
            biel bilal bill billy bishal bjorn blade bladen bladimir blane boaz bob bobby bode boden bodhi bodi bodie \
            bogdan booker boone boris bowen boyce boyd brad braden bradford bradley bradly bradon brady bradyn \
            braedan braeden braedon brahim braiden brain bram branch brandan branden brando brandon brandt bransen \
            branson brant brantley brantly braulio braxten braxton brayan braydan brayden braydin braydon braylen \
            braylon brayson brayton brendan brenden brendon brendyn brennen brennon brent brentley brently brenton \
            bret brett brevin brewer brexton breyden brian bricen bridger brien briggs brigham brison brixton broc \
            brock broden broderick brodey brodie brody broly bronson brooks bruce bruin bruno bryan bryant bryce \
            brycen bryden bryon brysen bryson bryston buck bud buddy buel buford burl burt burton buster butch byron \
            cade caden caeden caedmon cael caelum caesar cage caiden cain caine caison caius cal caleb callen callum \
            calob calum calvin camden camdon camilo camron canaan cannon canon carl carleton carlito carlo carlos \
            carlton carmello carmelo carmine carsten case casen cash cashton casimer casimir cason casper caspian \
            cassian cassius castiel cauy cavan cayde cayleb caysen cayson ceasar cedric cedrick cesar chace chad \
            chadd chadrick chadwick chael chaim champion chance chancellor chantz charbel charles chas chase chasen \
            chaz chester chet chia-hao chien-hung chih-chiang chih-hao chih-ming chih-wei chin-lung chip chirstopher \
            chistopher christiano christion christofer christoher christop christoper christophe christopher christos \
            christpher chuck chuluun chun-chieh chun-hung cian cillian ciro clarance clarence clark claud claude clay \
            clayton clearence clemens clement clemente cleveland cliff clifford cliffton clifton clint clinton clive \
            cloyd clyde cobe coby codey cody coen cohen colby cole coleman coleson coleton colin collin colsen colson \
            colston colt colten colter coltin colton coltyn columbus conan conner connor conor conrad constantine \
            conway coolidge cooper corban corben corbin cord cordae cordarius cordaro corde cordell cordero corey \
            cormac cornel cornelius cornell cort cortez corwin cory cosmo craig creed crew cristhian cristian \
            cristiano cristo cristobal cristofer cristopher cross cru crue cruze cullen curt curtis curtiss cutler \
            cutter cy cylas cyle cylus cyril cyrus césar dade daemon daequan daevon dain daiquan dajuan dakari daksh \
            dallin dalton dalvin damarcus damarion damarius damen dameon damian damien damion damir damjan damon \
            damond damonte dan dandre dane danel dangelo danial daniel daniels daniil danijel danilo danny dante \
            danthony dantrell danylo danzel daquan darell daren darey dariel darin dario darious darius darold darrel \
            darrell darren darrick darrin darrius darron darry darryl darryle darryll darsh dartagnan darvin darwin \
            darwyn dasean dash dashaun dashiell dastan daulton daunte davante dave davian david davien davin davion \
            davis davit davon davonta davontae davonte davud dawson dax daxon daxton daxtyn daylon dayquan dayson \
            dayton dayvion dayvon deacon deagan dean deandre deangelo deante deanthony deaundre declan dedrick deegan \
            deion dejan dejuan deklan deklin delano delbert delmar delmas delmer delonte delton delvin demarco \
            demarcus demario demarion demarius demarkus demetrio demetrios demir demond demonte denilson denis dennis \
            denny denton denzel denzell deondre deonta deontae deontay deonte deontre dequan derald dereck derek \
            deric derick derik derl deron derrek derrell derrick derrik derron derwin desean desmond dev devansh \
            devante devaughn devean devonta devontae devontay devonte deward dewayne dewitt dexter dezmond dhruv \
            dhruva dick diego diesel dilan dillard dillion dillon dimitar dimitri dimitrios dinero dino diogo diondre \
            dionte diquan dirk djamel dmarion dmitri dmitry dmytro do-yun dock domenic domenick domenico domingo \
            dominic dominick dominik dominykas don donal donald donavan donaven donavin donavon dondre donn donny \
            donovan dontae dontavious dontavius dontay donte dontrell dorman doug douglas douglass dov dovid doyle \
            draco dragan drake draven drayden drayton duane duarte dudley dujuan duke duncan duran durell durrell \
            durward durwood dustan dusten dustin duston duwayne duy dušan dwain dwaine dwane dwayne dwight dwyane \
            dylan dyland dyllon dylon dyson dániel džan eamon ean earl earle earnest eason easten easton eathan ed \
            edd eddy eder edgar edgardo edmond edmund edmundo edoardo edric edrick edsel edson eduardo edward edwardo \
            edwin eeli eesa efraim efrain efrem efren eian eidan eiden einar eino eitan eithan eivin elam elbert \
            elchin elden eldon eldridge eleazar eli eliam elian elias eliazar eliel eliezer eligh elijah elijiah elio \
            eliott eliseo eliyahu ellsworth ellwood elmar elmer elmo elmore elnur eloy elroy elshan elton elvin elvis \
            elwin elwood elyas elyjah emanuel emeric emil emiliano emilio emir emmanuel emmet emmett emmit emmitt \
            emric emīls ender enoc enoch enos enrico enrique enzo eoin ephraim erasmo eriberto eric erich erick erik \
            eriq ermias ernest ernesto ernie ernst eros errol ervin erwin esai esau esdras esequiel eshaan eshan \
            esteban estevan ethan ethaniel ethen ethyn eugene eugenio eun-woo evan evander evens everardo everett \
            everhett evert evgeny ewald ewan exavier eyad eyan eymen ezekial ezekiel ezequiel ezio ezra ezran ezriel \
            ezzard fabian fabio fabricio fabrizio fadi fahad fahd faisal farhan faris faustino fausto favian federico \
            felipe felix felton ferdinand fermin fernand fernando ferndo fidel filiberto filip finn finneas finnegan \
            finnian finnick finnigan fisher fitz fitzgerald flavio fletcher flint florian floyd foch ford forrest fox \
            francesco francisco franciszek franco frank franklin fransisco franz fred freddy frederic frederick \
            fredric fredrick fredy freeman fritz fulton furman fūma gabe gabino gabor gabriel gadiel gael gaetano \
            gage gagik gaige galen gannon garet gareth garett garey garfield garland garold garret garrett garrick \
            garrison garry garth gary gaston gatlin gauge gavan gaven gavin gavyn gaylord gearld geary genaro general \
            geno geoff geoffery geoffrey george georgi georgios geovani geovanni geovanny geovany gerald geraldo \
            gerard gerardo geremy gerhard german gerold gerson gerónimo gevorg gian giancarlo gianluca giannis gideon \
            gil gilbert gilberto giles gilli gino gio giorgi giorgio giovani giovanni giovanny giovany giovonni \
            giuseppe glen glenn glenwood godfrey gonzalo goran gorden gordon gorge grady graeme graham graig granger \
            grant granville grayden graydon grayling grayson greg gregg greggory gregorio gregory greyson griffen \
            griffin grover guido guillermo gunnar gunner gus gust gustav gustave gustavo gustavs guy göktug ha-joon \
            habib hadi hakeem hakim hal halim hamilton hamza hamzah hank hans hansel harden hardin harding hardy \
            haris harmon harold haroon harraz harris harrison harry haru haruma haruto harvey hasan hashem hashim \
            haskell hassan hawk hawkins hayk hayward haywood heath heber hector heitor henderson hendrick hendrik \
            henery henrik henry herb herbert heriberto herkus herman hermon hernan herschel hershel heston hezekiah \
            hideo hilario hilbert hillard hilton hinato hiram hiroshi hobart hobert hogan holden holt homer homero \
            hoover horace horacio hossein houston hovhannes howard howell hoyt hubert huck hudson huey hugh hughes \
            hugo humberto humza hung huseyn hussain hussein huston hutson huxton huy hydar hyman hyrum hàorán hàoyǔ \
            hüseyin iain ian ibai ibraheem ibrahim idris ignacio ignatius igor ike iker ilgar ilija ilyas imanol \
            immanuel imran inuk inunnguag inutsiaq ioane ion irvin irving irwin isaac isaak isac isacc isadore isael \
            isai isaiah isaias isaih isak ishaan ishan ishmael isiah isidore isidro ismael ismail israel issac issiah \
            itsuki ivaan ivan ivar ivik izaac izaak izaiah izak izan izaya izayah iziah izz i̇smail jabari jabbar \
            jabez jabril jace jaceion jacen jaceon jaceyon jacion jack jackson jacob jacobe jacobo jacoby jacorey \
            jacory jacquez jad jadarius jadiel jadon jaedon jafet jagger jahaziel jaheem jaheim jahiem jahir jahleel \
            jahlil jahmari jahmir jahseh jahsiah jahziel jaiceon jair jairo jairus jaison jajuan jake jakeb jakeem \
            jakhi jakob jakobe jakoby jakov jakson jakub jakwon jaleel jalen jalil jalon jamaal jamal jamar jamarcus \
            jamario jamarion jamarius jamarr jameel jameer jamel james jameson jamichael jamier jamir jancarlo \
            jancarlos januel jaquan jaquarius jaquavious jaquez jaquon jarad jared jarek jarell jaren jaret jarett \
            jarid jariel jarius jarod jaron jarrad jarred jarrel jarrell jarren jarret jarrett jarrid jarrod jarron \
            jarryd jarvis jase jasean jasen jashaun jashawn jashua jasir jason jasper jathan javan javari javaris \
            javeon javian javien javier javin javion javon javonta javontae javonte jawad jawaun jawuan jax jaxen \
            jaxin jaxon jaxsen jaxson jaxston jaxton jaxtyn jaxx jaxxon jay jayce jayceon jaycion jaycob jaydon \
            jaykob jaylon jayon jayquan jayro jayse jaysean jaysen jayshaun jayshawn jayson jaythan jayven jayveon \
            jayvian jayvien jayvin jayvion jayvon jayvyn jaziel jeancarlo jeancarlos jeanluc jeb jed jedediah \
            jedidiah jeff jefferey jefferson jeffery jeffrey jeffry jemal jencarlos jenson jerad jerald jeramiah \
            jeramie jeramy jered jerel jerell jereme jeremey jeremiah jeremias jeremie jeremih jeremy jeremyah \
            jerimiah jerimy jermain jermaine jermey jerod jerold jerome jeromy jeron jeronimo jerrad jerred jerrell \
            jerrick jerrod jerrold jerron jerry jerson jerónimo jeshua jess jesse jesus jeter jethro jetson jett \
            jettson jevin jevon jhett jhon jhonatan jhonny ji-ho jibril jihad jim jimmy jionni jiovanni jiraiya jkwon \
            joah joao joaquin job joe joel joesph johan johannes johathan john johnathan johnathon johnmichael johnny \
            johnpaul johnson jokūbas jomar jon jonael jonah jonas jonatan jonathan jonathen jonathon jonerik \
            jonmichael jonpaul jorge jorje jose josef joseluis josemanuel joseph josh joshua joshuah josiah josias \
            josip josiyah jospeh josue josé jovani jovanni jovanny jovany jowell jozef joziah joão jquan ju-won juan \
            juancarlos juanpablo judah judd jude judge judson juelz julen julian julien julio julius junior junius \
            justen justin juston justyn juwan jákup jógvan jón jónas jökull jēkabs kabir kace kacen kacper kadarius \
            kade kadeem kaden kadin kaeden kael kaeson kage kahlil kaiden kaileb kain kainan kaine kainen kainoa \
            kairo kaisen kaiser kaison kaito kaius kaizer kajus kal kaladin kale kaleb kalel kaleo kalib kalil kallum \
            kalob kaloyan kalvin kamarion kamden kamran kanaan kanan kane kannon kanye karam karas kareem karim karl \
            karmelo karthik kase kasen kash kashif kashton kason kasper kassius kathem kavin kavion kavon kawhi \
            kaycen kayleb kayne kayson kazuo keandre keane keanu kedrick keenan keenen keifer keion keith kejuan \
            kelan kellan kelton kelvin kemarion ken kenai kenan kendarius kendric kendrick kenji kenneth kenney \
            kennith kennth kenny kenric kent kenton kenyon kenzo keon keondre kermit kerwin kesean keshaun keshav \
            keshawn keven kevin kevon kevonte keylor keyon keyshawn khaled khalid khalil khary khiry khristopher \
            khyree khyson kiaan kian kiefer kiel kieth kilian killian king kingsten kingston kingstyn kion kip kipton \
            kiptyn kirk kirkland kirollos kirt kishan kitai kiwa klaus klay klayton knight knox kobe kobey koby kody \
            koen kohen kohl kole kolin kollin kolsen kolson kolt kolten kolter kolton kong konner konnor konrad \
            konstantinos korben korbin kordell kraig kreed krew krish krishiv kristofer kristoffer kristofor \
            kristopher kross krue kruz kullen kunal kunta kurt kurtis kush kwame kyair kyjuan kyle kylian kylo kylon \
            kymir kyng kyngston kyon kyro kyron kysen kyson kyzer kári kārlis ladainian ladarius ladarrius laith \
            lamarcus lamarion lambert lamont lamonte lance landan landen landin landon lanny larry lars lary lathan \
            laurence lavar lavi lawerence lawrance lawrence lawson lazar lazaro lazarus leamon leandro leano lebron \
            ledger leeland leeroy legend leif leiland leland lemuel lenard lenwood leo leobardo leon leonard leonardo \
            leonel leonidas leopold leopoldo leordo leovanni leron leroy lester lev levar levente levi leviathan \
            leviticus lewis lex liam liev lincoln lindbergh link linkin linkoln linus linwood lio lionel lisandro \
            livan lizandro llewyn lleyton lloyd lochlan locke lon long lonny lonzo lorenzo lorne louis lourenço lovro \
            lowell loyd lubanzi luc luca lucah lucas lucian luciano lucien lucio lucius lucus ludwig luigi luis \
            luisangel luiz luka lukah lukas luke lukáš luther lwandle lyam lyle lyman lynwood lyon léo mac macarthur \
            mace maceo mack macklin maddex maddox mael magnus mahamadou mahammad mahdi mahesh mahir mahki mahmoud \
            major makai makaio makhai makhi makoa maksim maksym malachai malachi malakai malakhi malaki malcolm \
            malcom male maleek malek maliek maligiaq malik malikai maliki maliq malique malthe mamadou manaia manav \
            manish manley manny manolo manua manuel marama marc marcanthony marcelino marcello marcellus marcelo \
            marchello marco marcoantonio marcos marcus marek margarito mariano mario marios marius mark markanthony \
            markas markeith marko marks markus marlon marquan marquavious marques marquese marquez marquis marquise \
            marshall martavious martell martez martim martin martí martín marvin masao masen mason massimo matas \
            matei matej mateo mateusz matheo matheus mathew mathias mathieu mathis matias matija matt matteo mattew \
            matthew matthias matthías mattia mattias mattis matvey matyáš matías matěj maurice mauricio mauro \
            maverick maverik mavrick mavrik max maxen maxim maximilian maximiliano maximillian maximo maximos maximus \
            maxon maxson maxton maxwell maxx maynard mazen maël mcarthur mccoy mees mehdi mehki meir mekhi melton \
            melvin melvyn menachem mendel merton mervin messiah micahel michael michaelangelo michail michalis \
            micheal michelangelo michial miguel miguelangel mihail mihir mikaere mikayel mike mikhail mikołaj milburn \
            miles milford millard milo miloš milton min-jun minato minik miraç misael mitch mitchel mitchell modibo \
            mohamad mohamed mohammad mohammad-reza mohammad-taha mohammed moises monte montel montell montrell monty \
            mordecai mordechai morris mortimer morton mose moses moshe muhamad muhammad muhammadali muhammed murray \
            musa mustafa mykhaylo myles mylo myron máté míngzé mùchén mùyáng nader naeem naftali nagi nagisa nahum \
            naim naksh nam napoleon naquan naranbaatar narek nash nasir nassir nat natan natanael nathan nathanael \
            nathanial nathanie nathaniel nathen nazir naïm neal ned neel neev nehemiah nehemias neil nelio nels \
            nelson neo nestor newman newton neymar niall niam nicholas nicholaus nick nicklas nicklaus nickolas \
            nickolaus nico nicolai nicolas nicolás niel nigel nik nikau nikhil niklas niklaus niko nikodem nikolai \
            nikolaos nikolas nikolaus nikoloz nil niles nirvaan nivaan nixon noah noe nolan nolen nomaan norbert \
            norberto norman normand norsaq norton norval norwood nosson nuka nunzio nurislam nóa obadiah obed \
            octavian octavio octavius oden odin odis ofentse oihan oisin oisín olaf olajuwon olan oleksandr olen olin \
            oliver olivér om omar omari omarion omer onni oran oren orin orion orland orlando orrin orry orson orval \
            orvil orville osama osbaldo oscar oseias osiel oskar osman osmar osvaldo oswald oswaldo othniel otho otis \
            otto oumar owen ozias oziel pablo padraig paolo parth pasquale patricio patrick patryk paul paulo pavel \
            payne pedro percy perry pershing petar pete peter peterson pharaoh pharrell phil philip philippe phillip \
            phineas pierce pierre pierson pol prakash pranav prasert prem preston prince princeton prynce qillaq \
            quade quadir quayshaun quentin quenton quindon quint quinten quintin quinton race rachid raekwon raequan \
            rafael rafe raghav ragnar raheem rahn rahsaan rahul raiden raj rajiv rajon rakan rakeem rakim ralfs ralph \
            ramazan ramir ramiro ramon ramses ramón rance randal randall randel randolf randolph randy ranger ransom \
            raphael raphaël rapheal raquan rashaad rashaan rashad rashard rasheed rashid rasmus raul ravi ray rayburn \
            rayford raymon raymond raymundo raynard rayquan reco reed refael reginal reginald reid reinaldo reinhold \
            reino relja renaldo renard reno renzo reuben rex rexton reyaan reyan reyansh reyli reymundo reynaldo \
            reynold reza rhett rhyatt riaan ricardo riccardo ricco rich richard richardo richmond rick rickey ricky \
            rico rider ridge riggs rigo rigoberto rihaan riker ripp rishaan rishabh rishi ritchie rob robb robby \
            robert roberto roberts robinson rocco rock rockwell rocky rod roddy roderic roderick rodger rodney \
            rodolfo rodrick rodrigo rodriquez roel roemello rogelio roger rogers rohan rohit rojelio roko roland \
            rolando rolf rolland rollin roman romario romel romello romeo ron ronal ronald ronaldo ronan rondal ronen \
            ronin ronnie ronny rony roosevelt roscoe rosendo rosevelt ross rowdy rowland roy ruben rubin rudolf \
            rudolfo rudolph rudy rueben rufus ruger rupert rush russ russel russell rustin rusty ryan ryker ryne ryu \
            rían saad sabastian saeed safwan sagar sahil said saif saint sal saleem saleh salik salim salman salomon \
            salvador salvatore sam samarth sameer samir sammuel sammy sampson samson samual samuel samvel samyar \
            sandro sanford sanjay santiago santino santo saqib saul savion scot scott scotty seamus sean sebastian \
            sebastien sebastián sedrick sekou selim selvin sem seo-jun sergei sergio servando seth seymour shaan shad \
            shaheed shahem shahid shakeem shamar shamus shane shaun shaurya shayaan shedrick sheikh sheldon shelton \
            shemar shepard shepherd sherman sherwood shimon shiv shivam shivansh shlok shlomo shmuel shoji shreyas \
            shulem shyheim si-woo siddharth siddhartha sigmund silas silvestre silvio simeon simon siphosethu sir \
            sire skip slade soham sohan solomon somboon somchai somporn somsak souleymane spencer stan stanford \
            stanisław stanley stanton stedman stefan stefano steffan steffen stefon stellan stephan stephen stephon \
            stetson stevan steve steven stevenson stewart stiles stockton stoney stryker stuart subhan sukhbaаtar \
            sulaiman suleiman sultan sven syed sylas sylis sylus sylvester syre syrus szymon sō sōma tab tad tadd \
            tadeo tadhg taft taha tahir taiden taim tajh talan talen tallon talmadge talon tamarion tamatoa tamim \
            tanner tapuarii taquan tarek tareq tarik tariq tarun tatsuki tatsuo tavaris taven tavian tavin tavion \
            tayshaun tayshawn tayson tayvion tayvon ted tehei teiki teiva tejas telvin teo teodor terance terence \
            terrance terrence teva tevin tevon thad thaddeus than thane thaniel thatcher theadore theo theodis \
            theodor theodore theron thiago thomas thor thorin thornton thurman thurston théo tiago tiberius tidus \
            tigran tim timmothy timmy timofey timothy timur titan tito titus tobias tod todd toivo tom tomas tommaso \
            tommy tomás tomáš tony toriano toshio tou trace trae trajan traveon travion travis travon tray trayvon \
            tre tremayne trent trenten trentin trenton trequan treshawn treston trevaughn treven treveon trever \
            trevin trevion trevon trevor trey treyson treyton treyvon tripp triston triton troy truett trumaine \
            truman tróndur tuan tucker tunar turki ty tyce tyjuan tyler tymir tyquan tyrece tyreece tyreek tyreese \
            tyreik tyrek tyreke tyrel tyrell tyren tyrese tyresse tyriek tyrik tyrin tyriq tyrique tyron tyrone tyrus \
            tysean tysen tyshaun tyshawn tyson tytan tytus tyus tyvon tzvi ubaldo ulices ulises ulisses ulloriaq \
            ulysses umar urban uriel urijah usher uziel vadhir valdemar valente valentin valentino valter vance \
            vander varun vasileios vasilije ved vedant veer vernon viaan vic vicente victor vidal vihaan vikram \
            viktor vince vincent vincente vincenzo vinson viraaj viraj virgil vishal vishnu vito vivaan vivek \
            vladimir vladyslav vojtěch vu vugar vuk vusal väinö wade waldo waleed wali walker wallace walt walter \
            walton ward warner warren washington wassim watson wayde wayland waylon wayman waymon wayne webster \
            weldon wellington wells welton wen-hsiung wendell werner wes wesley wesson west westen westin westley \
            weston wilber wilbert wilbur wilburn wilford wilfred wilfredo wilfrid will willam willard willem william \
            willis wilson wilton windell winfield winford winston wolf wolfgang woodroe woodrow woody worth wyatt \
            wyman xaiden xaiver xander xavi xavian xavien xavier xavion xavior xayden xzavier xzavion yaakov yadiel \
            yadier yahir yahya yair yakov yamato yandel yanuel yariel yaseen yash yasiel yasin yasir yasser yazan \
            ye-jun yechiel yehoshua yehuda yerik yeshua yisrael yisroel yitzchok yoandri yoel yohan yonatan yonathan \
            yosef yosgart yoshio younès yousef yousif yousouf youssef yousuf yovani yu-jun yunus yurem yusef yusif \
            yusuf yuvaan yuvan yuvraj yìchén yìzé yūma yǔxuān yǔzé zabdiel zac zacary zacchaeus zach zachariah \
            zacharias zacharie zachary zachery zack zackary zackery zaden zahir zaid zaiden zain zaine zakai zakary \
            zakery zaki zakkary zalán zamarion zamir zander zane zavian zavien zavier zavion zayan zayd zayden zaylen \
            zayn zayne zayvion zeb zebulon zechariah zeke zeth zeus zev ziyad zoran zyir zylen zyler zymir àlex ádám \
            álvaro ángel édouard óliver ömer žan
            """)
}

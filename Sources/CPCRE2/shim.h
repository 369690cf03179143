// PCRE2 for texts of bytes; without the width its header declares only macros, which Swift cannot see.
#pragma once
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

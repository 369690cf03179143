// zlib: what is deflated in an archive.
#pragma once
#include <zlib.h>

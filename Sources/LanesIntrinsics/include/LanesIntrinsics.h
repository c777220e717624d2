// What Swift can't say, or can't see of the C library, as inline C.

#include "LanesAllocation.h"
#include "LanesCPUID.h"
#include "LanesChoosing.h"
#include "LanesComplexMath.h"
#include "LanesConversion.h"
#include "LanesDotProduct.h"
#include "LanesMatrixTile.h"
#include "LanesRanking.h"
#include "LanesRunningSum.h"
#include "LanesSquareRoot.h"
#include "LanesStreaming.h"

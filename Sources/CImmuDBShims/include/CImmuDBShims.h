#pragma once
#include "CSHA256.h"

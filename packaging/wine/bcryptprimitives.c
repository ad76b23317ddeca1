/* For tests under Wine only, never shipped: Windows' random numbers, which Wine 8 lacks and libraries in Rust name. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID data, ULONG size); /* what advapi32 calls RtlGenRandom */

__declspec(dllexport) BOOL WINAPI ProcessPrng(PUCHAR data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }

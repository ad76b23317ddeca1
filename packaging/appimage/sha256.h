/* SHA-256 of a part of a file (FIPS 180-4). Here so that the runtime needs no library for it. */

#include <stdint.h>
#include <string.h>
#include <unistd.h>

static uint32_t sha256_turn(uint32_t word, int by) { return word >> by | word << (32 - by); }

/* Take in one block of 64 bytes. */
static void sha256_block(uint32_t state[8], const uint8_t *block) {
	static const uint32_t constants[64] = {
		0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
		0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
		0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
		0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
		0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
		0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
		0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
		0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};
	uint32_t words[64], now[8];
	for (int i = 0; i < 16; i++)
		words[i] = (uint32_t)block[4 * i] << 24 | block[4 * i + 1] << 16 | block[4 * i + 2] << 8 | block[4 * i + 3];
	for (int i = 16; i < 64; i++) {
		uint32_t early = words[i - 15], late = words[i - 2];
		words[i] = words[i - 16] + (sha256_turn(early, 7) ^ sha256_turn(early, 18) ^ early >> 3) + words[i - 7] +
			(sha256_turn(late, 17) ^ sha256_turn(late, 19) ^ late >> 10);
	}
	memcpy(now, state, sizeof now);
	for (int i = 0; i < 64; i++) {
		uint32_t a = now[0], e = now[4];
		uint32_t first = now[7] + (sha256_turn(e, 6) ^ sha256_turn(e, 11) ^ sha256_turn(e, 25)) +
			((e & now[5]) ^ (~e & now[6])) + constants[i] + words[i];
		uint32_t second = (sha256_turn(a, 2) ^ sha256_turn(a, 13) ^ sha256_turn(a, 22)) +
			((a & now[1]) ^ (a & now[2]) ^ (now[1] & now[2]));
		memmove(now + 1, now, 7 * sizeof *now);
		now[4] += first;
		now[0] = first + second;
	}
	for (int i = 0; i < 8; i++)
		state[i] += now[i];
}

/* Write the digest of the file from `offset` to its end as 64 hexadecimal digits; 0, or -1 where it cannot be read. */
static int sha256_of(int file, off_t offset, char digits[65]) {
	static uint8_t buffer[1 << 20];
	uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
	uint64_t total = 0;
	size_t held = 0;
	ssize_t got;
	while ((got = pread(file, buffer + held, sizeof buffer - held, offset + (off_t)total)) > 0) {
		size_t used = 0;
		total += (uint64_t)got;
		for (held += (size_t)got; held - used >= 64; used += 64)
			sha256_block(state, buffer + used);
		memmove(buffer, buffer + used, held -= used);
	}
	size_t end = held < 56 ? 64 : 128;
	memset(buffer + held, 0, end - held);
	buffer[held] = 0x80;
	for (int i = 0; i < 8; i++)
		buffer[end - 1 - i] = (uint8_t)(total * 8 >> 8 * i);
	for (size_t used = 0; used < end; used += 64)
		sha256_block(state, buffer + used);
	for (int i = 0; i < 8; i++)
		snprintf(digits + 8 * i, 9, "%08x", state[i]);
	return got < 0 ? -1 : 0;
}

/* The head of the single file: it unpacks the program behind it, once, and starts it.
 *
 * The file is this static ELF with the AppImage mark (type 2) and a squashfs image behind it. Nothing is mounted, so
 * neither FUSE nor a user namespace is needed. The image is unpacked into the cache folder, into a folder named by the
 * image's digest, first under another name; later starts only compare sizes and times. Whoever runs from there holds a
 * shared lock on that folder; what nobody holds is removed when another version is unpacked.
 *
 * The build gives DIGEST (SHA-256 of the image), RELEASE and MEGABYTES (the room that it takes unpacked).
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <ftw.h>
#include <limits.h>
#include <squashfuse/squashfuse.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "sha256.h"

#define ENTRY RELEASE "-" DIGEST
#define UNPACKING "unpacking"
#define LOCK "lock"
#define OPEN_FOLDER (O_RDONLY | O_DIRECTORY)
#define DAMAGED "is damaged, or not all of it has arrived. Get it again"

/* The library knows five ways to compress; the image uses zstd, and the others are not linked. */
int uncompress(void) { return -1; }
int lzo1x_decompress_safe(void) { return -1; }
int LZ4_decompress_safe(void) { return -1; }
int lzma_stream_buffer_decode(void) { return -1; }

static const char HELP[] =
	"Depositary " RELEASE " as one file. It unpacks itself once, into the cache folder; what is said to it goes to the\n"
	"program. To this file itself speak:\n"
	"  --appimage-help               this text\n"
	"  --appimage-offset             where the squashfs image begins, in bytes\n"
	"  --appimage-extract [PATTERN]  unpack into ./squashfs-root, all or what the pattern matches\n"
	"  --appimage-clean              remove what was unpacked into the cache folder and is not running\n";

static int self = -1;       /* this file */
static off_t offset;        /* where the image begins in it */
static sqfs image;
static const char *pattern; /* of --appimage-extract */

static int say(const char *place, const char *problem) {
	fprintf(stderr, "depositary: %s: %s.\n", place, problem);
	return 1;
}

/* ---- the image: a visitor is called in the folder that it is unpacked to --------------------------------------- */

/* The image stands behind the ELF, whose table of sections the linker puts last. */
static int find_image(void) {
	Elf64_Ehdr head;
	self = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	if (pread(self, &head, sizeof head, 0) != sizeof head)
		return -1;
	offset = (off_t)(head.e_shoff + (uint64_t)head.e_shentsize * head.e_shnum);
	return 0;
}

static bool is_whole(void) {
	char digits[65];
	return !sha256_of(self, offset, digits) && !strcmp(digits, DIGEST);
}

/* Visit everything in the image, folders before what they hold; 0, or the first visitor's -1 with errno set. */
static int walk(int (*visit)(const char *path, sqfs_inode *node)) {
	sqfs_traverse trail;
	sqfs_inode node;
	sqfs_err error = sqfs_traverse_open(&trail, &image, sqfs_inode_root(&image));
	int result = 0;
	while (!error && !result && sqfs_traverse_next(&trail, &error))
		if (!trail.dir_end && !(error = sqfs_inode_get(&image, &node, trail.entry.inode)))
			result = visit(trail.path, &node);
	sqfs_traverse_close(&trail);
	if (error)
		errno = EUCLEAN;
	return error ? -1 : result;
}

static int copy(sqfs_inode *node, int file) {
	static char buffer[1 << 20];
	for (uint64_t done = 0; done < node->xtra.reg.file_size;) {
		sqfs_off_t size = sizeof buffer;
		if (sqfs_read_range(&image, node, (sqfs_off_t)done, &size, buffer) || size <= 0) {
			errno = EUCLEAN;
			return -1;
		}
		for (ssize_t put, from = 0; from < size; from += put)
			if ((put = write(file, buffer + from, (size_t)(size - from))) < 0)
				return -1;
		done += (uint64_t)size;
	}
	struct timespec times[2] = {{.tv_sec = node->base.mtime}, {.tv_sec = node->base.mtime}};
	return futimens(file, times);
}

static int unpack(const char *path, sqfs_inode *node) {
	char target[PATH_MAX];
	size_t size = sizeof target;
	if (S_ISDIR(node->base.mode))
		return mkdir(path, 0755);
	if (S_ISLNK(node->base.mode))
		return sqfs_readlink(&image, node, target, &size) ? -1 : symlink(target, path);
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, node->base.mode & 0777);
	int result = file < 0 ? -1 : copy(node, file);
	int problem = errno;
	if (file >= 0 && close(file) && !result) /* some file systems tell only now that the disk is full */
		return -1;
	errno = problem;
	return result;
}

/* Whether what was unpacked is still there: of its kind, and a file of its size and time. The image knows full seconds;
 * a change within the same second is told by its fraction. */
static int compare(const char *path, sqfs_inode *node) {
	struct stat found;
	if (lstat(path, &found) || (found.st_mode ^ node->base.mode) & S_IFMT)
		return -1;
	bool same = (uint64_t)found.st_size == node->xtra.reg.file_size && found.st_mtime == (time_t)node->base.mtime &&
		!found.st_mtim.tv_nsec;
	return same || !S_ISREG(found.st_mode) ? 0 : -1;
}

/* ---- the cache: all of this happens in the folder of unpacked programs, whose lock is held --------------------- */

static int make_parents(char *path) {
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = 0;
		bool failed = mkdir(path, 0700) && errno != EEXIST;
		*slash = '/';
		if (failed)
			return -1;
	}
	return 0;
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *where) {
	(void)about, (void)kind, (void)where;
	return remove(path);
}

static void remove_tree(const char *path) { nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS); }

/* The folder for unpacked programs: number 0 below the cache folder, 1 below the folder for short-lived files. */
static bool folder_of(int number, char path[PATH_MAX]) {
	const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME"), *brief = getenv("TMPDIR");
	if (number == 1)
		snprintf(path, PATH_MAX, "%s/depositary-single-file-%u", brief && *brief == '/' ? brief : "/tmp", geteuid());
	else if (cache && *cache == '/')
		snprintf(path, PATH_MAX, "%s/depositary-single-file", cache);
	else if (home && *home == '/')
		snprintf(path, PATH_MAX, "%s/.cache/depositary-single-file", home);
	else
		return false;
	return true;
}

/* Make the folder, go there and take its lock, so that one start at a time works in it. The lock, or -1 with `problem`
 * said: somebody else's folder in a shared place is never trusted. */
static int enter(char *folder, const char **problem) {
	struct stat about;
	struct statvfs system;
	int lock = -1;
	if (make_parents(folder) || (mkdir(folder, 0700) && errno != EEXIST) || lstat(folder, &about) || chdir(folder))
		*problem = strerror(errno);
	else if (!S_ISDIR(about.st_mode) || about.st_uid != geteuid() || about.st_mode & 022)
		*problem = "this is not a folder that only you can write into";
	else if (!statvfs(".", &system) && system.f_flag & ST_NOEXEC)
		*problem = "programs may not be run from there (noexec)";
	else if ((lock = open(LOCK, O_RDWR | O_CREAT | O_CLOEXEC, 0600)) < 0 || flock(lock, LOCK_EX))
		*problem = strerror(errno);
	return *problem ? -1 : lock;
}

/* Remove everything unpacked but what is running; how many that is. */
static int prune(void) {
	int kept = 0;
	DIR *entries = opendir(".");
	for (struct dirent *entry; entries && (entry = readdir(entries));) {
		int place = *entry->d_name == '.' ? -1 : open(entry->d_name, OPEN_FOLDER | O_CLOEXEC);
		if (place < 0)
			continue;
		if (flock(place, LOCK_EX | LOCK_NB))
			kept++;
		else
			remove_tree(entry->d_name);
		close(place);
	}
	if (entries)
		closedir(entries);
	return kept;
}

/* Unpack under another name, and give the folder its own when all of it is on the disk. */
static int fill(int folder) {
	prune();
	if (mkdir(UNPACKING, 0700) || chdir(UNPACKING))
		return -1;
	int failed = walk(unpack) || syncfs(folder);
	int problem = errno;
	if (fchdir(folder) || (!failed && rename(UNPACKING, ENTRY)))
		return -1;
	if (failed)
		remove_tree(UNPACKING);
	errno = problem;
	return failed ? -1 : 0;
}

/* Whether the program is here and whole; then it is held, by a lock that lasts until it has ended. */
static bool hold(int folder) {
	int place = open(ENTRY, OPEN_FOLDER);
	bool whole = place >= 0 && !fchdir(place) && !walk(compare) && !flock(place, LOCK_SH);
	if (!whole && place >= 0)
		close(place);
	return !fchdir(folder) && whole;
}

/* Hold the program in the folder of that number, after unpacking it there if asked; what prevents it is said then. */
static bool settle(int number, bool unpacking) {
	char folder[PATH_MAX];
	const char *problem = NULL;
	if (!folder_of(number, folder) || (!unpacking && access(folder, F_OK)))
		return false;
	int lock = enter(folder, &problem), here = open(".", OPEN_FOLDER | O_CLOEXEC);
	bool ready = lock >= 0 && (!unpacking || !fill(here)) && hold(here);
	if (!ready && unpacking)
		say(folder, problem ? problem : strerror(errno));
	close(here);
	close(lock);
	return ready;
}

/* ---- what is asked --------------------------------------------------------------------------------------------- */

static int extract(const char *path, sqfs_inode *node) {
	char place[PATH_MAX];
	if (pattern && (S_ISDIR(node->base.mode) || fnmatch(pattern, path, 0)))
		return 0;
	snprintf(place, sizeof place, "%s", path);
	printf("squashfs-root/%s\n", path);
	return make_parents(place) || unpack(path, node) ? -1 : 0;
}

static int extract_here(void) {
	if ((mkdir("squashfs-root", 0755) && errno != EEXIST) || chdir("squashfs-root") || walk(extract))
		return say("squashfs-root", strerror(errno));
	return 0;
}

static int clean(void) {
	char folder[PATH_MAX];
	for (int number = 0; number < 2; number++) {
		const char *problem = NULL;
		if (!folder_of(number, folder) || access(folder, F_OK))
			continue;
		int lock = enter(folder, &problem);
		if (lock < 0)
			say(folder, problem);
		else if (!prune())
			remove_tree(folder);
		close(lock);
	}
	return 0;
}

static int start(const char *file, char **given) {
	char folder[PATH_MAX], entry[PATH_MAX], program[PATH_MAX];
	int here = open(".", O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (getcwd(folder, sizeof folder))
		setenv("OWD", folder, 1);
	if (!settle(0, false) && !settle(1, false)) {
		if (!is_whole())
			return say(file, DAMAGED);
		if (!settle(0, true) && !settle(1, true))
			return say("it unpacks itself once, and found no place for that", "make " MEGABYTES " MB free, or set TMPDIR"
				" to a folder with as much room, where you may write and programs may run");
	}
	if (!realpath(ENTRY, entry) || !realpath(ENTRY "/AppRun", program) || fchdir(here))
		return say(ENTRY, strerror(errno));
	setenv("APPIMAGE", file, 1);
	setenv("APPDIR", entry, 1);
	setenv("ARGV0", given[0], 1);
	execv(program, given);
	return say(program, strerror(errno));
}

int main(int count, char **given) {
	char file[PATH_MAX];
	const char *asked = count > 1 ? given[1] : "";
	if (find_image() || !realpath("/proc/self/exe", file))
		return say("/proc/self/exe", "cannot be read");
	if (!strcmp(asked, "--appimage-help"))
		return fputs(HELP, stdout), 0;
	if (!strcmp(asked, "--appimage-offset"))
		return printf("%lld\n", (long long)offset), 0;
	if (!strcmp(asked, "--appimage-clean"))
		return clean();
	if (sqfs_init(&image, self, (size_t)offset))
		return say(file, DAMAGED);
	if (!strcmp(asked, "--appimage-extract")) {
		pattern = count > 2 ? given[2] : NULL;
		return is_whole() ? extract_here() : say(file, DAMAGED);
	}
	if (!strcmp(asked, "--appimage-extract-and-run")) { /* what it does anyway */
		given[1] = given[0];
		return start(file, given + 1);
	}
	if (!strncmp(asked, "--appimage-", 11))
		return say(asked, "this file does not know that; see --appimage-help"), 2;
	return start(file, given);
}

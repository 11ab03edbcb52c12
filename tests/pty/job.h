/*
 * job - starts a program as the foreground job of a little shell of its own on
 * a new terminal, so that it can be suspended and continued as by a person.
 *
 * The shell leads the session. It sends the job's number and then each of its
 * wait statuses through a pipe; SIGUSR1 makes it continue the job. When the
 * terminal hangs up it dies, and the kernel tells the job.
 */
#ifndef TESTS_PTY_JOB_H
#define TESTS_PTY_JOB_H

#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

struct job {
	int master, statuses; /* the terminal's other side; the shell's pipe */
	pid_t shell, pid;
	struct termios before; /* the terminal's settings, untouched */
};

static inline void job_tell(int pipe, int value)
{
	if (write(pipe, &value, sizeof value) != sizeof value)
		_exit(125);
}

/* Passes the job's statuses on until it has ended. */
static inline void job_watch(pid_t pid, int pipe, const sigset_t *set)
{
	for (;;) {
		int status, sig = sigwaitinfo(set, NULL);

		if (sig == SIGUSR1) {
			tcsetpgrp(0, pid);
			kill(-pid, SIGCONT);
		}
		while (sig == SIGCHLD && waitpid(pid, &status, WNOHANG | WUNTRACED) > 0) {
			tcsetpgrp(0, getpgrp());
			job_tell(pipe, status);
			if (!WIFSTOPPED(status))
				_exit(0);
		}
	}
}

static inline void job_shell(char **command, int pipe)
{
	sigset_t set;
	pid_t pid;

	signal(SIGTTOU, SIG_IGN);
	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	sigaddset(&set, SIGUSR1);
	sigprocmask(SIG_BLOCK, &set, NULL);
	pid = fork();
	if (pid < 0)
		_exit(125);
	setpgid(pid, 0);
	tcsetpgrp(0, pid > 0 ? pid : getpid());
	if (pid == 0) {
		signal(SIGTTOU, SIG_DFL);
		sigprocmask(SIG_UNBLOCK, &set, NULL);
		close(pipe);
		execvp(command[0], command);
		_exit(127);
	}
	job_tell(pipe, (int)pid);
	job_watch(pid, pipe, &set);
}

/* False where the system gives no terminal or no process. */
static inline bool job_start(struct job *job, char **command, struct winsize size)
{
	int ends[2], slave, pid;

	prctl(PR_SET_CHILD_SUBREAPER, 1); /* a job whose shell died stays ours */
	if (pipe(ends) != 0 || openpty(&job->master, &slave, NULL, NULL, &size) != 0 ||
	    tcgetattr(slave, &job->before) != 0)
		return false;
	job->shell = fork();
	if (job->shell < 0)
		return false;
	if (job->shell == 0) {
		close(ends[0]);
		close(job->master);
		login_tty(slave);
		job_shell(command, ends[1]);
	}
	close(slave);
	close(ends[1]);
	job->statuses = ends[0];
	if (read(ends[0], &pid, sizeof pid) != sizeof pid)
		return false;
	job->pid = pid;
	return true;
}

#endif
